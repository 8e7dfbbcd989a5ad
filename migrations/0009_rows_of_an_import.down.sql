drop type import_pathway_row;
drop type import_patient_row;
