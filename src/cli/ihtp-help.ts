export const ihtpHelp = `Use: accord ihtp solve INSTANCE [options]
     accord ihtp check INSTANCE SOLUTION [--json]
     accord ihtp generate --patients NUMBER [options]

Solves, checks or invents an integrated healthcare timetabling problem: who is admitted when, to which room and theatre, and
which nurse looks after which room. INSTANCE is a file of the IHTC-2024 competition or an accord-problem/1 file.

solve searches until the first limit is reached and prints the cost by rule.
  --seconds NUMBER   how long to search (60, if no other limit is given)
  --processor-seconds NUMBER
                     how long each thread may work, on a machine that others use too (Linux)
  --moves NUMBER     how many moves to try over all threads; the same plan each time for the same seed and threads
  --threads NUMBER   worker threads, 1 to 64 (2)
  --seed NUMBER      where the random numbers start (1)
  --out FILE         write the plan to FILE
  --json             print one object for a program to read

check judges a plan, whoever made it. It prints what is broken and what the plan costs, rule by rule.
  --json             print {feasible, violations, cost, parts, broken}

generate invents a problem that can be solved, the same for the same seed and sizes: one hospital like the
competition's, or with --alliance several of several trusts.
  --patients NUMBER  how many wait
  --seed NUMBER      where the random numbers start (1)
  --days NUMBER      how long the plan is, up to 64 (14 to 28, drawn; 42 with --alliance)
  --out FILE         write the problem to FILE; without it, print it
With --alliance also
  --trusts NUMBER    (3)    --hospitals NUMBER    of each trust (1)
  --theatres NUMBER  of all hospitals together (40)    --beds NUMBER    likewise (400)
  --mandatory PERCENT, --locked PERCENT, --published PERCENT
                     of the patients, as far as one plan has places for them (2, 0, 0)

Example: accord ihtp solve i05.json --seconds 20 --threads 2 --seed 1 --out s.json
         accord ihtp check i05.json s.json
         accord ihtp generate --alliance --patients 20000 --out alliance.json

Exit status: 0 the plan breaks no must, 1 it does, 2 bad use or a file that cannot be read.
`
