/**
 * What the database's own catalogue must say, whatever a migration's author remembered. Each lint is a
 * query that returns what is wrong; tests/catalogue.test.ts runs them on the real shape, and on a broken
 * one made for each, so that none of them can be asleep.
 */

export type Lint = {
  readonly id: string
  /** The rule, and the failure it prevents. */
  readonly says: string
  /** Returns a row with `wrong` for each breach. */
  readonly sql: string
  /** Breaks the rule on purpose. */
  readonly fixture: string
}

/** Tables that belong to nobody in particular, and why. */
const shared = {
  alliance: 'who is allied is public',
  alliance_member: 'who is a member is public',
  alliance_service: 'what is planned together is public',
  alliance_agreement: 'the agreement is between the trusts',
  alliance_agreement_signature: 'belongs to a version of the agreement',
  alliance_party_event: 'who came and went, in an alliance',
  alliance_change: 'what a change of the alliance stopped',
  clinical_service: 'what an alliance calls its services',
  volume_standard: 'which minimums an alliance keeps',
  clinical_network: 'who leads a network, and when it meets',
  designation_event: 'decided by the board, of a site of any trust',
  board_committee: 'the committees are of the alliance',
  board_seat: 'who sits on a committee, for whichever trust',
  board_meeting: 'the alliance meets',
  board_item: 'of a meeting',
  board_paper: 'of an item',
  board_interest: 'declared to the whole alliance',
  board_attendance: 'of a meeting',
  board_vote: 'given before the whole alliance',
  board_ratification: 'told to the whole alliance',
  board_minutes: 'of a meeting',
  board_minutes_approval: 'of a meeting',
  board_point: 'a plan of the alliance',
  board_calendar: 'of a person in an alliance',
  board_consequence: 'of an item',
  board_consequence_done: 'of an item',
  alliance_action: "what an alliance follows up is all members'",
  alliance_risk: "all members'",
  alliance_dispute: "all members'",
  alliance_priority: "all members'",
  alliance_priority_stage: 'belongs to a priority',
  alliance_priority_support: 'belongs to a priority',
  alliance_register_event: 'what happened to these',
  small_area: 'public figures of where people live',
  service_case: "a case for change is all members'",
  service_case_option: 'belongs to a case',
  service_case_effect: 'belongs to a case',
  service_case_score: 'belongs to a case',
  service_case_note: 'belongs to a case',
  public_decision: 'what an alliance has published of its decisions',
  public_consultation: 'an alliance asks everybody',
  public_priority: 'what an alliance shows of a priority',
  public_response: 'anybody answers, without a name',
  public_response_address: 'counts answers from an address, of nobody',
  plan: 'made by a trust for its alliance',
  transfer: 'starts with its sender',
  sharing_agreement: 'starts with its owner',
  patient_link_address: 'counts tries from an address, before anybody knows at which trust',
}
const sharedNames = Object.keys(shared)
  .map((name) => `'${name}'`)
  .join(', ')

const appRoles = `('accord_app', 'accord_share', 'accord_audit_reader', 'accord_queue', 'accord_patient', 'accord_public')`
/** The functions that run as somebody else. Each returns no row of any trust. */
const definers = `('verified_context', 'audit_append', 'queue_job', 'hold_capacity', 'keep_capacity', 'step_session_loan', 'stop_loans')`

export const lints: readonly Lint[] = [
  {
    id: 'forced',
    says: 'Every table enables and forces row-level security: without force, its owner sees everything',
    sql: `select relname as wrong from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
           and not (relrowsecurity and relforcerowsecurity)`,
    fixture: 'create table loose (trust text primary key)',
  },
  {
    id: 'owner-first',
    says: "Every key of a trust's table starts with the trust: else a duplicate tells one trust of another's row",
    sql: `select c.conrelid::regclass || ' ' || c.conname as wrong from pg_constraint c
            join pg_class t on t.oid = c.conrelid
           where t.relnamespace = 'public'::regnamespace and c.contype in ('p', 'u')
             and t.relname not in (${sharedNames})
             and (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) not in ('trust', 'sender', 'owner')`,
    fixture: `create table odd (trust text not null, nhs_number text unique, primary key (trust, nhs_number))`,
  },
  {
    id: 'owner-not-null',
    says: 'Every row has an owner',
    sql: `select c.relname as wrong from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'trust' and a.attnum > 0
           where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attnotnull`,
    fixture: 'create table nobodys (trust text)',
  },
  {
    id: 'check-on-write',
    says: 'A policy that lets rows be written says which rows: else a row could be given away',
    sql: `select tablename || '.' || policyname as wrong from pg_policies
           where schemaname = 'public' and cmd in ('ALL', 'INSERT', 'UPDATE') and with_check is null`,
    fixture: `create policy careless on patient for update to accord_app using (trust = (select viewer_trust()))`,
  },
  {
    id: 'never-always-true',
    says: 'No policy lets the application see everything',
    sql: `select tablename || '.' || policyname as wrong from pg_policies
           where schemaname = 'public' and (qual = 'true' or with_check = 'true')
             and roles && array['accord_app', 'accord_share', 'accord_patient', 'accord_public', 'public']::name[]`,
    fixture: 'create policy open_door on patient for select to accord_app using (true)',
  },
  {
    id: 'not-to-public',
    says: 'No policy is for everybody: each names its role',
    sql: `select tablename || '.' || policyname as wrong from pg_policies where schemaname = 'public' and roles @> array['public']::name[]`,
    fixture: `create policy anyone on patient for select using (trust = (select viewer_trust()))`,
  },
  {
    id: 'asked-once',
    says: 'A policy asks who the viewer is inside a select, once a statement and not once a row',
    sql: `select tablename || '.' || policyname as wrong from pg_policies
           where schemaname = 'public' and regexp_replace(coalesce(qual, '') || ' ' || coalesce(with_check, ''), 'SELECT viewer_\\w+\\(\\)', '', 'g') ~ 'viewer_\\w+\\(\\)'`,
    fixture: 'create policy slow on patient for select to accord_app using (trust = viewer_trust())',
  },
  {
    id: 'context-is-stable',
    says: 'What reads the context is stable: an immutable answer is kept in a plan and given to the next viewer',
    sql: `select oid::regprocedure::text as wrong from pg_proc
           where (proname like 'viewer\\_%' or proname = 'verified_context') and provolatile <> 's'`,
    fixture: 'alter function viewer_trust() immutable',
  },
  {
    id: 'lanes-only',
    says: 'A view the application can read belongs to the sharing role and is a barrier, or obeys its reader',
    sql: `select c.relname as wrong from pg_class c join pg_roles o on o.oid = c.relowner
           where c.relkind = 'v' and c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'share'))
             and not coalesce(c.reloptions @> array['security_invoker=true'], false)
             and not (o.rolname = 'accord_share' and coalesce(c.reloptions @> array['security_barrier=true'], false))`,
    fixture: 'create view share.leak as select * from patient',
  },
  {
    id: 'no-materialized-view',
    says: 'No materialized view: row-level security does not reach into one',
    sql: `select relname as wrong from pg_class where relkind in ('m', 'f') and relnamespace in (select oid from pg_namespace where nspname in ('public', 'share'))`,
    fixture: 'create materialized view everything as select * from patient',
  },
  {
    id: 'definers-known',
    says: 'Functions that run as another role are the ones we know, pin their search path, and are not for everybody',
    sql: `select p.oid::regprocedure::text as wrong from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname in ('public', 'private', 'share') and p.prosecdef
             and (p.proname not in ${definers} or not exists (select from unnest(p.proconfig) as s where s like 'search_path=%')
                  or has_function_privilege('public', p.oid, 'execute'))`,
    fixture: `create function sneaky() returns setof patient security definer language sql as 'select * from patient'`,
  },
  {
    id: 'no-strong-grants',
    says: 'No role of the program may truncate, reference, trigger or create',
    sql: `select grantee || ' ' || privilege_type || ' ' || table_name as wrong from information_schema.role_table_grants
           where table_schema = 'public' and grantee in ${appRoles} and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
          union all
          select r.rolname || ' may create in ' || n.nspname from pg_roles r, pg_namespace n
           where r.rolname in ('accord_app', 'accord_audit_reader', 'accord_queue', 'accord_patient', 'accord_public') and n.nspname in ('public', 'share', 'private')
             and has_schema_privilege(r.oid, n.oid, 'create')
          union all
          select rolname || ' may make temporary tables' from pg_roles where rolname in ${appRoles} and has_database_privilege(oid, current_database(), 'temporary')`,
    fixture: 'grant truncate on patient to accord_app',
  },
  {
    id: 'no-bypass',
    says: 'No role of the program goes past row-level security',
    sql: `select rolname as wrong from pg_roles where (rolname like 'accord\\_%') and (rolsuper or rolbypassrls)`,
    // A role is the whole server's: undone at the end of the transaction that tries the lint.
    fixture: 'alter role accord_app bypassrls',
  },
  {
    id: 'app-owns-nothing',
    says: "The application's role owns nothing: an owner can drop policies",
    sql: `select c.relname as wrong from pg_class c join pg_roles o on o.oid = c.relowner where o.rolname = 'accord_app'`,
    fixture: 'create table mine (trust text primary key); alter table mine owner to accord_app',
  },
  {
    id: 'audit-by-function-only',
    says: 'The audit is written by its one function, and never changed',
    sql: `select grantee || ' ' || privilege_type as wrong from information_schema.role_table_grants
           where table_name in ('audit_entry', 'audit_head') and privilege_type <> 'SELECT' and grantee in ${appRoles}`,
    fixture: 'grant delete on audit_entry to accord_app',
  },
  {
    id: 'no-sequence-keys',
    says: 'Keys that people see are not counted up: the next number would tell how many others there are',
    sql: `select table_name || '.' || column_name as wrong from information_schema.columns
           where table_schema = 'public' and (column_default like 'nextval%' or is_identity = 'YES')`,
    fixture: 'create table counted (trust text not null, id bigserial, primary key (trust, id))',
  },
  {
    id: 'text-not-enum',
    says: 'States are text with a check: an enum is not leakproof, so row-level security keeps its index from being used',
    sql: `select table_name || '.' || column_name as wrong from information_schema.columns c
            join pg_type t on t.typname = c.udt_name and t.typtype = 'e' where table_schema = 'public'`,
    fixture: `create type mood as enum ('good', 'bad'); create table feelings (trust text primary key, mood mood)`,
  },
]
