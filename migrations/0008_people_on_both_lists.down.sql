drop view share.planning_people_on_both_lists;
drop policy counts_people on patient;
