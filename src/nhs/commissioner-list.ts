/**
 * The English commissioners of the published referral to treatment extract of 31 January 2026: NHS England, Open
 * Government Licence v3.0. One to a line: code, the integrated care board it belongs to ('-' for none), name.
 * Boards are merging from 2026 on: this is the list of one day, to be replaced when a later extract is loaded.
 */

export const integratedCareBoardList = `
QE1 - Lancashire and South Cumbria
QF7 - South Yorkshire
QGH - Herefordshire and Worcestershire
QH8 - Mid and South Essex
QHG - Bedfordshire, Luton and Milton Keynes
QHL - Birmingham and Solihull
QHM - North East and North Cumbria
QJ2 - Derby and Derbyshire
QJG - Suffolk and North East Essex
QJK - Devon
QJM - Lincolnshire
QK1 - Leicester, Leicestershire and Rutland
QKK - South East London
QKS - Kent and Medway
QM7 - Hertfordshire and West Essex
QMF - North East London
QMJ - North Central London
QMM - Norfolk and Waveney
QNC - Staffordshire and Stoke-on-Trent
QNQ - Frimley
QNX - Sussex
QOC - Shropshire, Telford and Wrekin
QOP - Greater Manchester
QOQ - Humber and North Yorkshire
QOX - Bath and North East Somerset, Swindon and Wiltshire
QPM - Northamptonshire
QR1 - Gloucestershire
QRL - Hampshire and Isle of Wight
QRV - North West London
QSL - Somerset
QT1 - Nottingham and Nottinghamshire
QT6 - Cornwall and the Isles of Scilly
QU9 - Buckinghamshire, Oxfordshire and Berkshire West
QUA - Black Country
QUE - Cambridgeshire and Peterborough
QUY - Bristol, North Somerset and South Gloucestershire
QVV - Dorset
QWE - South West London
QWO - West Yorkshire
QWU - Coventry and Warwickshire
QXU - Surrey Heartlands
QYG - Cheshire and Merseyside
`

export const subBoardList = `
00L QHM Northumberland
00N QHM South Tyneside
00P QHM Sunderland
00Q QE1 Blackburn with Darwen
00R QE1 Blackpool
00T QOP Bolton
00V QOP Bury
00X QE1 Chorley and South Ribble
00Y QOP Oldham
01A QE1 East Lancashire
01D QOP Heywood, Middleton and Rochdale
01E QE1 Greater Preston
01F QYG Halton
01G QOP Salford
01H QHM North Cumbria
01J QYG Knowsley
01K QE1 Morecambe Bay
01T QYG South Sefton
01V QYG Southport and Formby
01W QOP Stockport
01X QYG St Helens
01Y QOP Tameside
02A QOP Trafford
02E QYG Warrington
02G QE1 West Lancashire
02H QOP Wigan Borough
02M QE1 Fylde and Wyre
02P QF7 Barnsley
02Q QT1 Bassetlaw
02T QWO Calderdale
02X QF7 Doncaster
02Y QOQ East Riding of Yorkshire
03F QOQ Hull
03H QOQ North East Lincolnshire
03K QOQ North Lincolnshire
03L QF7 Rotherham
03N QF7 Sheffield
03Q QOQ Vale of York
03R QWO Wakefield
03W QK1 East Leicestershire and Rutland
04C QK1 Leicester City
04V QK1 West Leicestershire
04Y QNC Cannock Chase
05D QNC East Staffordshire
05G QNC North Staffordshire
05Q QNC South East Staffordshire and Seisdon Peninsula
05V QNC Stafford and Surrounds
05W QNC Stoke On Trent
06H QUE Cambridgeshire and Peterborough
06K QM7 East and North Hertfordshire
06L QJG Ipswich and East Suffolk
06N QM7 Herts Valleys
06Q QH8 Mid Essex
06T QJG North East Essex
07G QH8 Thurrock
07H QM7 West Essex
07K QJG West Suffolk
09D QNX Brighton and Hove
10Q QU9 Oxfordshire
10R QRL Portsmouth
11J QVV Dorset
11M QR1 Gloucestershire
11N QT6 Kernow
11X QSL Somerset
12F QYG Wirral
13T QHM Newcastle Gateshead
14L QOP Manchester
14Y QU9 Buckinghamshire
15A QU9 Berkshire West
15C QUY Bristol, North Somerset and South Gloucestershire
15E QHL Birmingham, Solihull and West Birmingham
15F QWO Leeds
15M QJ2 Derby, Derbyshire and Glossop
15N QJK Devon
16C QHM Tees Valley
18C QGH Herefordshire and Worcestershire
26A QMM Norfolk and Waveney
27D QYG Cheshire
36J QWO Bradford District and Craven
36L QWE South West London
42D QOQ North Yorkshire
52R QT1 Nottingham and Nottinghamshire
70F QNX West Sussex
71E QJM Lincolnshire
72Q QKK South East London
78H QPM Northamptonshire
84H QHM County Durham
91Q QKS Kent and Medway
92A QXU Surrey Heartlands
92G QOX Bath and North East Somerset, Swindon and Wiltshire
93C QMJ North Central London
97R QNX East Sussex
99A QYG Liverpool
99C QHM North Tyneside
99E QH8 Basildon and Brentwood
99F QH8 Castle Point and Rochford
99G QH8 Southend
A3A8R QMF North East London
B2M3M QWU Coventry and Warwickshire
D2P2L QUA Black Country
D4U1Y QNQ Frimley
D9Y0V QRL Hampshire, Southampton and Isle of Wight
M1J4Y QHG Bedfordshire, Luton and Milton Keynes
M2L0M QOC Shropshire, Telford and Wrekin
W2U3Z QRV North West London
X2C4Y QWO Kirklees
`

/** Hubs and regions through which NHS England buys specialised, prison and armed-forces care directly. */
export const nhsEnglandList = `
13Q - National Commissioning Hub
13R - London Commissioning Hub
14A - Midlands Commissioning Hub
14E - East of England Commissioning Hub
14F - South West Commissioning Hub
14G - South East Commissioning Hub
14M - London Health and Justice Commissioning Hub
14Q - Midlands Health and Justice Commissioning Hub
14R - East of England Health and Justice Commissioning Hub
14T - South West Health and Justice Commissioning Hub
27T - North West Commissioning Hub
32T - North West Health and Justice Commissioning Hub
76A - North East and Yorkshire Health and Justice Commissioning Hub
85J - North East and Yorkshire Commissioning Hub
97T - South East Health and Justice Commissioning Hub
Y56 - London Commissioning Region
Y58 - South West Commissioning Region
Y59 - South East Commissioning Region
Y60 - Midlands Commissioning Region
Y61 - East of England Commissioning Region
Y62 - North West Commissioning Region
Y63 - North East and Yorkshire Commissioning Region
`
