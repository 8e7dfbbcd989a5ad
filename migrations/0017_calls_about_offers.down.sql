drop table transfer_call;
