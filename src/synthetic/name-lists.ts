/**
 * Given and family names for invented people: lists of our own, short on purpose, so that names repeat as they do in
 * life and no combination is anybody's in particular. They follow the broad origins of the area's ethnic categories.
 */
export type NameOrigin = 'british' | 'welsh' | 'european' | 'punjabi' | 'muslim' | 'caribbean' | 'african' | 'chinese'

type Names = { readonly women: readonly string[]; readonly men: readonly string[]; readonly family: readonly string[] }

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const nameLists: Readonly<Record<NameOrigin, Names>> = {
  british: {
    women: words(`Alice Amelia Ann Barbara Beryl Brenda Carol Catherine Charlotte Chloe Christine Claire Daisy Deborah
      Diane Doreen Dorothy Edith Eileen Elizabeth Ella Ellen Emily Emma Evelyn Florence Frances Freya Gillian Grace
      Hannah Heather Helen Hilda Holly Irene Isla Ivy Jacqueline Jane Janet Jean Jennifer Jessica Joan Joyce Judith
      Julie June Karen Kathleen Laura Lesley Lily Linda Lisa Louise Lucy Margaret Marion Marjorie Mary Maureen Megan
      Michelle Millie Molly Muriel Nicola Norma Olive Olivia Pamela Patricia Pauline Phoebe Poppy Rachel Rosemary
      Ruby Ruth Sally Samantha Sandra Sarah Sharon Sheila Shirley Sophie Susan Sylvia Tracey Valerie Vera Violet Winifred`),
    men: words(`Adam Alan Albert Alexander Alfie Andrew Anthony Archie Arthur Barry Ben Brian Callum Charles Charlie
      Christopher Clive Colin Craig Daniel Darren David Dennis Derek Donald Douglas Duncan Edward Eric Ernest Ethan
      Frank Fred Gareth Gary Geoffrey George Gordon Graham Harold Harry Henry Howard Ian Jack Jacob James Jamie Jason
      John Jonathan Joseph Joshua Keith Kenneth Kevin Lee Leonard Leslie Lewis Liam Luke Malcolm Mark Martin Matthew
      Michael Neil Nicholas Nigel Noah Norman Oliver Oscar Patrick Paul Peter Philip Raymond Richard Robert Roger
      Ronald Roy Russell Ryan Samuel Scott Sidney Simon Stanley Stephen Stuart Terence Theo Thomas Timothy Trevor
      Victor Walter Wayne William`),
    family: words(`Addis Amberley Archer Aston Atwick Baddeley Barrow Bayliss Beddows Bellfield Birchley Blakemore
      Bloxwood Boswick Bradnock Brierfield Bromwell Burgess Cartwright Chance Chilton Clewer Colley Cooper Cotterill
      Cradock Dalloway Danks Darby Dimmock Dodd Downing Dunstall Eccles Edgeley Evesham Fellows Fieldhouse Finch
      Fletcher Foxall Garbett Gittins Glover Gornall Greaves Griggs Hadley Hales Hallam Hancox Harborne Hartill
      Haywood Hickling Hingley Holloway Horton Ingram Jeavons Jukes Kendrick Kettle Lakin Langford Lavender Leedham
      Lilley Lockley Lowe Mallin Marlow Marston Meredith Millward Mobberley Moorcroft Nock Norgrove Oakden Onions
      Parkes Pargeter Partridge Pearce Perrott Pickerill Plant Poole Portway Purslow Rainsford Raybould Redfern Ridley
      Round Rowley Rushton Sallis Salter Sedgley Shakes Shaw Shelton Silvers Skidmore Slater Smart Southall Sparrow
      Stanway Stokes Tandy Tedstone Timmins Tranter Turley Underhill Wakelam Walford Wallis Wassall Westwood Whale
      Whitehouse Wickett Willetts Winwood Wooldridge Worrall Wyre Yardley`),
  },
  welsh: {
    women: words(`Angharad Anwen Bethan Bronwen Carys Catrin Ceri Ceridwen Dilys Eirlys Eleri Elin Elen Ffion Gwen
      Gwenda Gwenllian Heledd Llinos Lowri Mair Mari Megan Menna Meinir Myfanwy Nerys Nia Non Olwen Rhian Rhiannon
      Sioned Siân Tegwen`),
    men: words(`Aled Alun Arwel Bryn Cai Dafydd Deiniol Dewi Dilwyn Dylan Eifion Elfed Elwyn Emlyn Emyr Eurig Gareth
      Geraint Gethin Glyn Gruffydd Guto Gwilym Gwyn Huw Hywel Idris Ieuan Ifan Iolo Iorwerth Iwan Llew Meirion Osian
      Owain Rhodri Rhys Selwyn Siôn Tomos Trefor`),
    family: words(`Bebb Bevan Blayney Bowen Breeze Brunt Cadwaladr Davies Edwards Ellis Evans Foulkes Gittins Griffiths
      Gwilliam Gwynne Harries Howells Hughes Humphreys Ifans James Jarman Jenkins Jones Jukes Kinsey Lewis Lloyd
      Mathews Meredith Morgan Morris Nicholls Owen Parry Penry Powell Price Prydderch Pugh Rees Richards Roberts
      Rowlands Swancott Thomas Tudor Vaughan Watkin Williams Wynne`),
  },
  european: {
    women: words(`Agnieszka Alina Ana Anna Barbara Beata Bożena Cristina Danuta Daria Dorota Elena Ewa Gabriela Halina
      Ilona Ioana Irina Iwona Jadwiga Joanna Katarzyna Krystyna Laima Lucyna Magdalena Małgorzata Maria Marta Mihaela
      Monika Natalia Oksana Olga Raluca Renata Sofia Teresa Urszula Vesna Wanda Zofia`),
    men: words(`Adrian Aleksander Andrei Andrzej Bogdan Cezary Constantin Dariusz Florin Grzegorz Henryk Ion Jacek Jan
      Jerzy Józef Kazimierz Krzysztof Leszek Lucian Marcin Marek Mariusz Mihai Nicolae Paweł Petru Piotr Radu Roman
      Sergiu Stanisław Stefan Tadeusz Tomasz Vasile Wiesław Wojciech Zbigniew`),
    family: words(`Albu Baran Bielak Bratu Cichy Czarny Dobre Dudek Fronczak Gajda Gorski Ilie Jankes Kaczor Kaminik
      Kowalik Krawiec Kubiak Lis Lupu Majek Malik Maslak Mazurek Moraru Munte Nowik Olaru Pavel Pietrak Rotar Rusu
      Sikora Sobczak Stolar Tkacz Ursu Wilkosz Wrona Zaleski Zieba`),
  },
  punjabi: {
    women: words(`Amarjit Amrit Anita Baljit Balwinder Bhavna Charanjit Davinder Deepa Gurdeep Gurpreet Harjinder
      Harpreet Hema Jasbir Jaswinder Jyoti Kamaljit Kiran Kulwinder Lakhbir Mandeep Manjit Meena Narinder Navdeep
      Neelam Nirmala Paramjit Parminder Pooja Priya Rajinder Rani Ravinder Rekha Sangeeta Satinder Simran Sunita
      Sukhwinder Surinder Usha Veena`),
    men: words(`Ajay Amandeep Amarjit Anil Arjan Arun Ashok Avtar Bachittar Balbir Baldev Bhupinder Charan Darshan
      Deepak Dilip Gurbachan Gurdev Gurnam Harbans Hardeep Harjit Jagdish Jagtar Jaspal Joginder Karamjit Kewal
      Kulbir Lakhvir Mahesh Manmohan Mohinder Mukesh Naresh Nirmal Pargat Pavan Rajesh Ranjit Resham Sandeep Sanjay
      Sohan Sukhdev Suresh Surjit Tarsem Vijay`),
    family: words(`Aujlan Bahia Bains Bhakar Bhogal Chahal Chandok Cheema Chohan Dhadwal Dhaliwal Dhami Gahir Gakhal
      Ghuman Gill Grewal Hothi Hunjan Jandu Jassal Johal Joshi Kainth Kalsi Kapila Kaur Khela Khosa Lalli Mahal Mann
      Matharu Mehta Nagra Nijjar Pahal Parmar Patel Purewal Rai Randhawa Sahota Samra Sandhu Sangha Sehmi Sharma
      Sidhu Singh Sohal Sura Tatla Thandi Uppal Virdee Vohra`),
  },
  muslim: {
    women: words(`Aaliyah Abida Aisha Amina Anisa Asma Ayesha Azra Bushra Fahmida Farhana Farzana Fatima Fouzia Ghazala
      Hafsa Halima Hasina Humaira Iqra Jameela Kausar Khadija Mahira Maryam Mumtaz Nadia Naheed Najma Nargis Nasreen
      Noor Parveen Rabia Rahima Razia Rehana Rukhsana Saba Sabiha Saima Salma Samina Shabana Shaheen Shamim Shazia
      Sumaya Tahira Tasneem Yasmin Zainab Zahra Zubeda`),
    men: words(`Aamir Abdul Abid Adeel Adnan Ahmed Ali Amjad Anwar Arif Asad Ashraf Asif Aziz Bilal Faisal Farooq Ghulam
      Habib Hamza Haroon Hassan Ibrahim Idris Iftikhar Imran Iqbal Irfan Ishaq Jamal Javed Kamran Karim Khalid Liaqat
      Mahmood Majid Mohammed Mushtaq Nadeem Naeem Nasir Omar Qasim Rafiq Rashid Riaz Saeed Sajid Salim Shabir Shahid
      Shakeel Tahir Tariq Umar Usman Waqar Yasin Yusuf Zahid Zubair`),
    family: words(`Abbasi Ahmadi Akbar Akhtari Alam Amin Anwari Arshad Aslam Awan Aziz Bashir Bhattan Bibi Butt Chowdhry
      Dar Farid Fazal Ghani Habibi Hafeez Haider Hamid Haq Hashmi Hussaini Imam Iqbal Ismail Jabbar Jalil Kamal Karim
      Kashmiri Khalil Khanam Khokhar Latif Mahmud Malik Mannan Miah Mirza Mubarak Mughal Munir Musa Naqvi Nawaz Qadir
      Qureshi Rafi Rahmat Rasool Rauf Sadiq Saleh Shafi Sheikh Siddiq Sultan Uddin Waheed Yaqub Zaman`),
  },
  caribbean: {
    women: words(`Althea Angela Beverley Blossom Camille Carlene Cherry Claudette Cynthia Delores Donna Dorothea Elaine
      Enid Gloria Grace Hyacinth Ina Jacinta Joy Leonie Lorna Marcia Marva Mavis Merlene Monica Norma Opal Paulette
      Petronia Rosalee Sandrine Sonia Stacey Tamara Thelma Una Verona Yvonne`),
    men: words(`Aaron Alvin Anthony Barrington Calvin Carlton Cecil Clifton Courtney Delroy Desmond Devon Earl Errol
      Everton Fitzroy Garfield George Glenroy Horace Isaiah Jermaine Kirk Leroy Linton Lloyd Malachi Maurice Neville
      Norris Oswald Percival Rohan Rudolph Tyrone Vincent Wesley Winston`),
    family: words(`Ashman Bartley Beckford Bogle Brissett Buchan Chambers Clarkson Cleary Cousins Dacosta Dennis Dixon
      Duhaney Edmonds Farquhar Forrester Francis Gayle Golding Gordon Grantley Guscott Heron Hylton Josephs Lawes
      Levy Lindo Maitland Marsden McKenzie Minott Morrison Mullings Nembhard Palmer Patten Pinnock Reid Rowe Salmon
      Samuels Sinclair Spence Tulloch Walters Whyte Wint`),
  },
  african: {
    women: words(`Abena Adaeze Adwoa Akosua Ama Amaka Asha Ayaan Chiamaka Chinwe Efua Esi Faith Fadumo Folake Funmi
      Grace Hodan Ife Ifrah Kemi Lindiwe Mercy Naa Ngozi Nomsa Nyasha Obioma Patience Ruvimbo Sade Sahra Tendai
      Temitope Thandiwe Yetunde Zola`),
    men: words(`Abdi Ade Akin Amadi Babajide Biniam Chidi Chukwudi Dawit Ebo Emeka Farai Femi Getachew Ikenna Isaac
      Jelani Jude Kofi Kojo Kwabena Kwame Liban Moses Nnamdi Obinna Ola Petros Sekou Segun Tafadzwa Tesfaye Tunde
      Uche Warsame Yaw Yonas Zuberi`),
    family: words(`Abara Abdalle Achebe Adeyemo Adjei Agyemang Akande Amoako Anane Asante Ayodele Banda Boakye Chikwanda
      Dlodlo Ekwueme Eze Farahi Gebre Haile Jumale Kamara Kargbo Kuforiji Mensa Moyana Mutasa Ndlela Nkosi Nwachuku
      Obeng Ochieng Ojo Okafo Okonjo Oladipo Omari Osei Owusi Sesay Tembo Warsama Yeboah Zuma`),
  },
  chinese: {
    women: words(
      'Ai Bao Fang Hua Hui Jing Lan Li Ling Mei Min Ning Ping Qing Shan Shu Wai Wei Wen Xia Xin Yan Ying Yue Yun',
    ),
    men: words(
      'Bo Chao Cheng Chi Da Feng Gang Guo Hao Hong Jian Jun Kai Kang Kwok Lei Ming Peng Qiang Tao Wai Wei Yong Zhi',
    ),
    family: words(
      'Au Bai Chan Chau Cheng Choi Chu Deng Fan Fung Guo Ho Hui Kwan Lai Lam Leung Lin Lui Ma Mok Ng Pang Shek Siu Tam Tang Tse Wan Xu Yeung Yip Zhu',
    ),
  },
}

/** Which lists the names of an ethnic category are drawn from. Those of mixed and other backgrounds draw from several. */
export const originsOf: Readonly<Record<string, readonly NameOrigin[]>> = {
  A: ['british'],
  B: ['british'],
  C: ['european'],
  D: ['british', 'caribbean'],
  E: ['british', 'african'],
  F: ['british', 'punjabi', 'muslim'],
  G: ['british', 'european', 'african'],
  H: ['punjabi'],
  J: ['muslim'],
  K: ['muslim'],
  L: ['muslim', 'punjabi'],
  M: ['caribbean'],
  N: ['african'],
  P: ['caribbean', 'african'],
  R: ['chinese'],
  S: ['muslim', 'european'],
}
