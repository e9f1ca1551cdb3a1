"""Every figure re-added: rules over the frozen report that yield outcomes. Knows nothing of files, pages or terminals."""
