-- How a row of a file travels into the list: as one value of a type of its own, a batch of them as an array. The database
-- takes such an array apart twice as fast as an array a column. In the order of src/waiting-list/import/batch.ts.
create type import_patient_row as (
  id                 uuid,
  local_id           text,
  nhs_number         text,
  nhs_number_status  text,
  family_name        text,
  given_name         text,
  birth_date         date,
  sex                text,
  ethnic_category    text,
  postcode           text,
  small_area         text,
  gp_practice        text,
  interpreter_language text
);

create type import_pathway_row as (
  patient_id          uuid,
  id                  uuid,
  source_digest       bigint,
  pseudonym           text,
  source_key          text,
  pathway_identifier  text,
  pathway_issuer      text,
  referral_identifier text,
  waiting_list_type   text,
  treatment_function  text,
  reported_group      text,
  subspecialty        text,
  commissioner        text,
  nation              text,
  site                text,
  consultant          text,
  rtt_status          text,
  priority            text,
  procedure_code      text,
  procedure_name      text,
  intended_management text,
  sex                 text,
  age_band            text,
  ethnic_group        text,
  referral_received_on date,
  clock_start         date,
  clock_stop          date,
  decided_to_admit_on date,
  to_come_in_on       date,
  prioritised_on      date,
  first_activity_on   date,
  last_attended_on    date,
  last_missed_on      date,
  cancelled_on        date,
  decided_to_treat_on date,
  validated_on        date,
  priority_order      smallint,
  willing_minutes     smallint,
  expected_minutes    smallint,
  expected_nights     smallint
);

alter type import_patient_row owner to accord_owner;
alter type import_pathway_row owner to accord_owner;
