"""Pictures of figures. A module with a `chart` function is a chart, of what its first parameter is called: a `report`,
`reports` of a site, or the `years` of one department; tests and gallery find it and try it on all there are."""
