drop table alliance_register_event, alliance_priority_support, alliance_priority_stage, alliance_priority, alliance_dispute,
  alliance_risk, alliance_action;
drop function private.priority_goes_on();
