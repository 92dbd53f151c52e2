-- Work assessments: what each body came to, by which they are ranked. It can be dropped and built anew from the events.
create table accountability_read.work_assessments_1 (
  "tenant"       text    collate "C" not null,
  "id"           text    collate "C" not null,
  "version"      integer not null,
  "organisation" text    collate "C" not null,
  "year"         integer not null,
  "assessment"   text    not null,
  "department"   text    collate "C",
  "status"       text    not null,
  "score"        numeric,
  "grade"        text,
  "findings"     text[]  not null,
  "toldTo"       text,
  "concludedOn"  date,
  "demo"         boolean not null,
  primary key ("tenant", "id")
);
-- Each is ranked among those of its year.
create index work_assessments_1_ranked on accountability_read.work_assessments_1 ("tenant", "year", "assessment", "score");
