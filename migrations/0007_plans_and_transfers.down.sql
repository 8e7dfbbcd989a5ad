drop view share.mutual_aid_pathway;
drop policy mutual_aid_lane on patient;
revoke select on patient from accord_share;
drop table proposed_transfer, plan_placement, plan_document, plan;
