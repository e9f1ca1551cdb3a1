"""From a finished site to a public record: whole releases, a gate, a manifest, corrections, headers, feeds."""
