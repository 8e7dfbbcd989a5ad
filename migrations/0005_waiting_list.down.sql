drop view share.planning_pathway;
drop table pathway_event, pathway, patient, import_fault, import, trust_list;
drop function private.pathways_have_patients();
