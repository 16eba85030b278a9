-- When and where a photo of a dossier was taken: as the photo itself says, or the place as the telephone said it when it was handed in.
create table register_photos (
  entry_id uuid not null references register_entries (id) on delete cascade,
  sha256 text not null,
  -- The clock of the camera, `2023-08-30 10:21`; it has no zone.
  taken_at text,
  lat numeric(8, 5) check (lat between -90 and 90),
  lon numeric(8, 5) check (lon between -180 and 180),
  place_from text check (place_from in ('photo', 'phone')),
  primary key (entry_id, sha256)
);
