drop view share.service_volume, share.resident_outflow;
drop table repatriation_seed, service_assessment, resident_outflow, service_statement, service_volume, site_service, volume_standard, clinical_service;
alter table alliance drop column fragility_formula;
