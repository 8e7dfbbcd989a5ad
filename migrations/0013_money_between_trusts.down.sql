drop table ledger_posting, ledger_settlement, transfer_money_seen, transfer_money_basis, payment_table_row, payment_table;
drop function private.reversal_is_opposite();
drop function private.receiver_is_of_the_transfer();
