-- A mark never goes back.
update trail.sources
   set progress = coalesce($2, progress), closed_through = greatest(closed_through, $3)
 where store = $1
