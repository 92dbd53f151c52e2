with places as (delete from trail.places), desks as (delete from trail.acting_desks), parties as (delete from trail.parties)
delete from trail.standings
