drop view share.planning_nurse_shift, share.planning_nurse, share.planning_surgeon_day, share.planning_surgeon,
  share.planning_bed_occupant, share.planning_ward_room, share.planning_theatre_session, share.planning_theatre;
drop table nurse_shift, nurse, surgeon_day, surgeon, bed_occupant, ward_room, theatre_session, theatre;
