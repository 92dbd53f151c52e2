select count(*)::int as divergences from trail.divergences
