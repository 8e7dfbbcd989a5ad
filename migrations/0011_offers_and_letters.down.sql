drop view share.offered_place;
drop table transfer_letter, letter_run_part, letter_run, patient_need, patient_unavailable, transfer_answer, transfer_offer;
