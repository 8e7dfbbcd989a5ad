drop table sharing_agreement, alliance_service, alliance_member, alliance;
drop function private.recipient_only_approves();
