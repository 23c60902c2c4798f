"""Search in the editors' desk: synonyms, promoted results, reports, why something hits."""
