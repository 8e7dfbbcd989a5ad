export const ihtpHelp = `Use: accord ihtp solve INSTANCE [options]
     accord ihtp check INSTANCE SOLUTION [--json]

Solves or checks an integrated healthcare timetabling problem: who is admitted when, to which room and theatre, and
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

Example: accord ihtp solve i05.json --seconds 20 --threads 2 --seed 1 --out s.json
         accord ihtp check i05.json s.json

Exit status: 0 the plan breaks no must, 1 it does, 2 bad use or a file that cannot be read.
`
