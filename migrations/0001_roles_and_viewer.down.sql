drop function viewer_trust(), viewer_person(), viewer_purpose(), viewer_alliance(), viewer_role(), viewer_trace();
drop schema private cascade;
drop schema share cascade;
-- Roles belong to the whole server, which may hold other databases of ours: they stay.
