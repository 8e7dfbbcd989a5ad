drop view share.network_audit;
drop table designation_event, designation, network_discussion, network_case, clinical_network;
