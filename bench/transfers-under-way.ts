/** Ten thousand transfers under way between three trusts of an alliance, put there past the steps that lead there. */
import { onConnection } from '#platform/connection.ts'

export type UnderWay = {
  readonly id: string
  readonly sender: string
  readonly receiver: string
  /** Of one that is offered. */
  readonly offer: string | null
  state: string
  version: number
  clinicallyScreened: boolean
}

export const trusts = ['RNA', 'RXK', 'RBK'] as const
export const person = 'everybody'

const id = (what: string, n = 'n'): string => `('00000000-0000-4000-${what}-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const receiverOf = `(array['RXK', 'RBK', 'RNA'])[1 + n % 3]`
const senderOf = `(array['RNA', 'RXK', 'RBK'])[1 + n % 3]`
/** A site of the receiver. */
const siteOf = `(array['RXK01', 'RBK02', 'RNA01'])[1 + n % 3]`
/** 4 in 10 wait to be judged, 2 for an offer, 1 for an answer, 3 to be taken over. */
const stateOf = `(array['identified', 'identified', 'identified', 'identified', 'screened', 'screened', 'offered', 'complete', 'complete', 'complete'])[1 + (n / 3) % 10]`

export async function putUnderWay(
  ownerUrl: string,
  count: number,
  { today, day }: { today: string; day: string },
): Promise<UnderWay[]> {
  const each = `generate_series(1, ${count}) n`
  return onConnection(ownerUrl, async (client) => {
    await client.query(`
      insert into alliance values ('benchmark', 'Benchmark', 'To be measured', '{}', '{}');
      insert into alliance_member select 'benchmark', trust, '2020-01-01' from unnest(array['RNA', 'RXK', 'RBK']) trust;
      insert into alliance_service values ('benchmark', '110', '2020-01-01');
      insert into trust_list (trust, as_of) select trust, '${today}' from unnest(array['RNA', 'RXK', 'RBK']) trust;
      insert into person select trust, '${person}', 'Sam Patel', 'Everybody', '{coordinator,booking-clerk,surgeon}', true
        from unnest(array['RNA', 'RXK', 'RBK']) trust;
      insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
                                     approved_by_owner, approved_by_recipient)
        select o, r, 'benchmark', 'mutual-aid', '{name}', '{110}', now() - interval '1 day', now() + interval '300 days', '{a,b}', 'c'
          from unnest(array['RNA', 'RXK', 'RBK']) o, unnest(array['RNA', 'RXK', 'RBK']) r where o <> r;
      insert into plan (trust, id, alliance, name, trusts, services, settings, as_of, first_day, days, asked_by)
        values ('RNA', '00000000-0000-4000-8000-0000000000aa', 'benchmark', 'Plan', '{RNA,RXK,RBK}', '{110}', '{}', '${today}', '${today}', 28, 'p1');
      insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, birth_date, sex, ethnic_category)
        select ${senderOf}, ${id('8000')}, n::text, '9990000018', '01', 'Number' || n, 'Siân', '1950-05-01', '2', 'A' from ${each};
      insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer, waiting_list_type,
          treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start, rtt_status, priority, priority_order,
          sex, age_band, ethnic_group, procedure_name, expected_minutes, expected_nights)
        select ${senderOf}, ${id('8000')}, ${id('8000')}, 'patient ' || n, 'bench', n::text, lpad(n::text, 20, '0'), 'RNA', 'IRTT', '110', '110', 'QUA',
               'England', 'RNA01', '2025-01-02', '2025-01-02', '20', 'P4', 4, '2', '75-84', 'white', 'Hip replacement', 120, 2 from ${each};
      alter table transfer disable trigger user;
      insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, state, responsible,
          version, identified_at, changed_at, clinically_screened_at, socially_screened_at, reply_by)
        select ${senderOf}, ${id('9000')}, ${receiverOf}, 'benchmark', '00000000-0000-4000-8000-0000000000aa', 'patient ' || n, '110', ${siteOf},
               '${day}', 's:1', ${stateOf}, ${senderOf}, 1, now(), now(),
               case when ${stateOf} <> 'identified' then now() end, case when ${stateOf} <> 'identified' then now() end, now() + interval '10 days'
          from ${each};
      alter table transfer enable trigger user;
      alter table transfer_responsibility disable trigger user;
      insert into transfer_responsibility select sender, id, sender, tstzrange(identified_at, null) from transfer;
      alter table transfer_responsibility enable trigger user;
      alter table transfer_event disable trigger user;
      insert into transfer_event select sender, id, 1, 'identify', 'plan', '', '', '', null, 'identified', identified_at from transfer;
      alter table transfer_event enable trigger user;
      insert into transfer_offer (sender, transfer_id, offered_on, day, provider, site, team, way_made, reply_by, made_by)
        select ${senderOf}, ${id('9000')}, '${today}', '${day}', ${receiverOf}, ${siteOf}, 'Ms Okafor and her team', 'phone', '${day}', 'p1'
          from ${each} where ${stateOf} = 'offered';
      analyze`)
    const { rows } = await client.query<UnderWay>(`
      select t.id, t.sender, t.receiver, t.state, t.version, t.clinically_screened_at is not null as "clinicallyScreened", o.id as offer
        from transfer t left join transfer_offer o on o.sender = t.sender and o.transfer_id = t.id order by t.id`)
    return rows
  })
}
