select m.catalogue from trail.subjects_made_by m
