/**
 * Passages in the manner of readouts and joint statements, of real countries and invented deeds, with the events that a coder codes.
 * `TYPE status source > target` in party codes; `A|B` is either type (to PLOVER, who signs a treaty supports it), `*` any target; AGREE, CONSULT and COOPERATE have all their
 * parties on one side or the other. Those that are kept back were written with the rest and not studied.
 */
export interface Told {
  readonly about: string;
  readonly issuer: string;
  readonly text: string;
  readonly events: readonly string[];
  readonly keptBack?: true;
}

const told = (about: string, studied: readonly Row[], keptBack: readonly Row[]): readonly Told[] => [
  ...studied.map(([issuer, text, ...events]) => ({ about, issuer, text, events })),
  ...keptBack.map(([issuer, text, ...events]) => ({ about, issuer, text, events, keptBack: true as const })),
];

type Row = readonly [issuer: string, text: string, ...events: readonly string[]];

export const READOUTS: readonly Told[] = [
  ...told(
    'meant to go on',
    [
      [
        'GBR',
        'The Foreign Secretary met President William Ruto of Kenya in Nairobi on Monday. The United Kingdom intends to continue its support for the Kenyan forces that guard the border with Somalia.',
        'CONSULT happened GBR > KEN',
        'AID|SUPPORT planned GBR > KEN',
      ],
      [
        'NOR',
        'Foreign Minister Espen Barth Eide spoke by telephone with the Foreign Minister of Malawi today. Norway pledged to continue providing the hospitals of Malawi with the medicines that they need.',
        'CONSULT happened NOR > MWI',
        'AGREE happened NOR > MWI',
        'AID planned NOR > MWI',
      ],
      [
        'JPN',
        'Foreign Minister Kamikawa said that Japan would keep supplying mine clearance equipment to Laos over the next three years. The two ministers then signed a protocol on customs between Japan and Laos.',
        'AID planned JPN > LAO',
        'AGREE happened JPN > LAO',
      ],
      [
        'AUS',
        'Prime Minister Albanese met Prime Minister James Marape of Papua New Guinea in Lae. Australia plans to go on funding the police academy of Papua New Guinea and remains committed to training its officers.',
        'CONSULT happened AUS > PNG',
        'AID planned AUS > PNG',
      ],
    ],
    [
      [
        'CAN',
        'Minister Joly met the Prime Minister of Haiti on the margins of the summit in Georgetown. She pledged that Canada would continue to equip the Haitian National Police.',
        'CONSULT happened CAN > HTI',
        'AGREE happened CAN > HTI',
        'AID planned CAN > HTI',
      ],
      [
        'KOR',
        'The Republic of Korea intends to maintain its assistance to Mongolia, Minister Cho Tae-yul said in Ulaanbaatar. The Republic of Korea and Mongolia also agreed to open a second vaccination centre.',
        'AID|SUPPORT planned KOR > MNG',
        'AGREE happened KOR > MNG',
      ],
    ],
  ),
  ...told(
    'troops that will be gone',
    [
      [
        'FRA',
        'The Minister of the Armed Forces received his Chadian counterpart in Paris. There will be no French troops in Chad by the end of January 2025.',
        'CONSULT happened FRA > TCD',
        'RETREAT planned FRA > TCD',
      ],
      [
        'USA',
        'The delegations of the United States and Niger met in Niamey this week. The United States will complete the withdrawal of its forces from Niger no later than September 15.',
        'CONSULT happened USA > NER',
        'RETREAT planned USA > NER',
      ],
      [
        'PRT',
        'Portugal will complete the drawdown of its contingent in the Central African Republic next spring. Minister Paulo Rangel thanked the Central African Republic for its hospitality.',
        'RETREAT planned PRT > CAF',
        'SUPPORT happened PRT > CAF',
      ],
      [
        'ARM',
        'Foreign Minister Ararat Mirzoyan said that no Russian border guards will remain in Armenia after 2026. Armenia and Russia agreed on a handover of the posts in May.',
        'RETREAT planned RUS > ARM',
        'AGREE happened ARM > RUS',
      ],
    ],
    [
      [
        'DNK',
        'By the end of 2025 no Danish soldiers will be left in Iraq. Minister of Defence Troels Lund Poulsen discussed the matter with his Iraqi counterpart in Baghdad.',
        'RETREAT planned DNK > IRQ',
        'CONSULT happened DNK > IRQ',
      ],
      [
        'SOM',
        'President Hassan Sheikh Mohamud received President Évariste Ndayishimiye of Burundi in Mogadishu. Burundi will conclude the withdrawal of its troops from Somalia by December, and the Somali president thanked Burundi for their sacrifices.',
        'CONSULT happened SOM > BDI',
        'RETREAT planned BDI > SOM',
        'SUPPORT happened SOM > BDI',
      ],
    ],
  ),
  ...told(
    'a relation that changes',
    [
      [
        'DEU',
        'Minister Pistorius met King Abdullah II of Jordan in Amman. The German mission in Jordan will transition to a training and advising role.',
        'CONSULT happened DEU > JOR',
        'COOPERATE planned DEU > JOR',
      ],
      [
        'USA',
        'The United States and Iraq concluded their military dialogue in Washington. The United States and Iraq will transition to a bilateral security partnership after the end of the mission.',
        'CONSULT happened USA > IRQ',
        'COOPERATE planned USA > IRQ',
      ],
      [
        'IND',
        'External Affairs Minister Jaishankar called on the Prime Minister of Mauritius in Port Louis. The Indian assistance to Mauritius will evolve into a partnership in maritime security.',
        'CONSULT happened IND > MUS',
        'COOPERATE planned IND > MUS',
      ],
      [
        'NZL',
        "New Zealand's deployment in the Solomon Islands will shift to a mentoring role in July. Deputy Prime Minister Winston Peters visited Honiara on Tuesday.",
        'COOPERATE planned NZL > SLB',
        'CONSULT happened NZL > SLB',
      ],
    ],
    [
      [
        'ITA',
        'The Italian mission in Lebanon will become one of advice and training. Minister Antonio Tajani met the Lebanese Foreign Minister in Rome.',
        'COOPERATE planned ITA > LBN',
        'CONSULT happened ITA > LBN',
      ],
      [
        'TUR',
        'Foreign Minister Hakan Fidan received the Somali Minister of Defence in Ankara. The Turkish presence in Somalia will transition from combat to the training of the Somali army.',
        'CONSULT happened TUR > SOM',
        'COOPERATE planned TUR > SOM',
      ],
    ],
  ),
  ...told(
    'a measure taken with others',
    [
      [
        'CHE',
        'Switzerland, in cooperation with Ghana, opened a school for cocoa farmers in Kumasi. Federal Councillor Cassis inaugurated the school.',
        'COOPERATE happened CHE > GHA',
      ],
      [
        'USA',
        'The Department of the Treasury today sanctioned two companies in Panama. This action was taken jointly with the United Kingdom and Canada.',
        'SANCTION|COERCE happened USA > PAN',
        'COOPERATE happened USA > GBR CAN',
      ],
      [
        'COL',
        'Together with Ecuador, Colombia seized three vessels that carried cocaine in the Pacific. The Foreign Ministry of Colombia thanked Ecuador for its help.',
        'COOPERATE happened COL > ECU',
        'SUPPORT happened COL > ECU',
      ],
      [
        'SGP',
        'In close coordination with the Philippines and Vietnam, Singapore has organised an exercise on oil spills. Foreign Minister Vivian Balakrishnan spoke today with Foreign Minister Bui Thanh Son of Vietnam.',
        'COOPERATE happened SGP > PHL VNM',
        'CONSULT happened SGP > VNM',
      ],
    ],
    [
      [
        'EST',
        'Estonia evacuated forty families from Sudan, working together with Jordan. Foreign Minister Margus Tsahkna called his Jordanian counterpart on Sunday.',
        'COOPERATE happened EST > JOR',
        'CONSULT happened EST > JOR',
      ],
      [
        'BRA',
        'Brazil and Uruguay today imposed restrictions on the imports of timber from Belarus. These measures were taken in coordination with Argentina.',
        'SANCTION|COERCE happened BRA URY > BLR',
        'COOPERATE happened BRA URY > ARG',
      ],
    ],
  ),
  ...told(
    'the chair that two share',
    [
      [
        'IDN',
        'Foreign Minister Retno Marsudi and Foreign Minister Penny Wong of Australia co-chaired the ninth session of the ministerial council in Canberra. Indonesia and Australia signed a plan of action on fisheries.',
        'CONSULT happened IDN > AUS',
        'AGREE|SUPPORT happened IDN > AUS',
      ],
      [
        'EGY',
        'The Egyptian-Tunisian joint commission convened in Cairo on Thursday, co-chaired by the Prime Ministers of Egypt and Tunisia. The commission reviewed trade.',
        'CONSULT happened EGY > TUN',
      ],
      [
        'USA',
        'Under Secretary Jose Fernandez co-chaired the High-Level Economic Dialogue with the Foreign Minister of Uzbekistan. The two sides committed to open the market for poultry.',
        'CONSULT happened USA > UZB',
        'AGREE happened USA > UZB',
      ],
      [
        'ZAF',
        'The Bi-National Commission of South Africa and Namibia was chaired jointly by President Cyril Ramaphosa and President Nangolo Mbumba. South Africa congratulated Namibia on its peaceful elections.',
        'CONSULT happened ZAF > NAM',
        'SUPPORT happened ZAF > NAM',
      ],
    ],
    [
      [
        'CHL',
        'Minister Alberto van Klaveren chaired the session of the council of association together with the Foreign Minister of Peru. Chile and Peru agreed to open a new crossing at the border.',
        'CONSULT happened CHL > PER',
        'AGREE happened CHL > PER',
      ],
      [
        'IND',
        'The thirteenth round of the strategic dialogue was held in Hanoi under the co-chairmanship of the Foreign Secretary of India and the Deputy Foreign Minister of Vietnam. They discussed ports.',
        'CONSULT happened IND > VNM',
      ],
    ],
  ),
  ...told(
    'an agreement by its name',
    [
      [
        'AGO',
        'The work rests on the 2011 Framework Agreement between Angola and Zambia. Minister Téte António received the Zambian ambassador in Luanda.',
        'AGREE happened AGO > ZMB',
        'CONSULT happened AGO > ZMB',
      ],
      [
        'USA',
        'The Clean Energy Council, established by President Biden and Prime Minister Trudeau in 2022, met for the third time. The United States thanked Canada for hosting it.',
        'AGREE happened USA > CAN',
        'SUPPORT happened USA > CAN',
      ],
      [
        'KAZ',
        'The ministers recalled the Treaty on Good Neighbourliness signed by Kazakhstan and Uzbekistan in 1998. Kazakhstan welcomed the reopening of the bridge by Uzbekistan.',
        'AGREE|SUPPORT happened KAZ > UZB',
        'SUPPORT happened KAZ > UZB',
      ],
      [
        'ESP',
        'Minister Albares and Minister Bourita recalled the Joint Declaration that Spain and Morocco adopted in April 2022. Under the 2004 readmission agreement between Spain and Morocco, consultations will be held in the autumn.',
        'AGREE|SUPPORT happened ESP > MAR',
        'CONSULT planned ESP > MAR',
      ],
    ],
    [
      [
        'NPL',
        'Nepal referred to the 1950 Treaty of Peace and Friendship between Nepal and India. Foreign Minister Deuba met the Indian Foreign Secretary in Kathmandu.',
        'AGREE happened NPL > IND',
        'CONSULT happened NPL > IND',
      ],
      [
        'FJI',
        'The fund was set up by Prime Minister Rabuka and Prime Minister Marape last year. Fiji will send teachers to Papua New Guinea.',
        'AGREE happened FJI > PNG',
        'AID planned FJI > PNG',
      ],
    ],
  ),
  ...told(
    'citizens who are held',
    [
      [
        'SWE',
        'Foreign Minister Tobias Billström spoke today with the Foreign Minister of Iran. He called for the release of the Swedish citizens who are detained in Iran.',
        'CONSULT happened SWE > IRN',
        'REQUEST happened SWE > IRN',
        'COERCE happened IRN > SWE',
      ],
      [
        'AUS',
        'The Government of Australia is deeply concerned about the two Australians jailed in Myanmar. Australia urged Myanmar to give them consular access.',
        'COERCE happened MMR > AUS',
        'REQUEST happened AUS > MMR',
      ],
      [
        'NPL',
        'Nepal asked Qatar to help to free the Nepali hostages held by Hamas. The Foreign Minister of Nepal expressed thanks for the mediation of Qatar.',
        'REQUEST happened NPL > QAT',
        'ASSAULT|COERCE happened hamas > NPL',
        'SUPPORT happened NPL > QAT',
      ],
      [
        'CAN',
        'The Minister raised the case of the Canadian nationals arbitrarily held in China. Canada condemned the arrests.',
        'COERCE happened CHN > CAN',
        'ACCUSE happened CAN > CHN',
      ],
    ],
    [
      [
        'POL',
        'Poland demands that Belarus release the Polish journalist imprisoned in Belarus. Minister Sikorski summoned the Belarusian chargé d’affaires.',
        'REQUEST happened POL > BLR',
        'COERCE happened BLR > POL',
        'PROTEST|REJECT|ACCUSE|CONSULT happened POL > BLR',
      ],
      [
        'USA',
        'Secretary Blinken met the families of U.S. nationals wrongfully detained in Venezuela. The United States will not rest until they are home.',
        'COERCE happened VEN > USA',
      ],
    ],
  ),
  ...told(
    'launches and tests as nouns',
    [
      [
        'NZL',
        "Foreign Minister Winston Peters and his Japanese counterpart discussed the DPRK's recent missile launches. New Zealand condemned the launches as a breach of the resolutions.",
        'CONSULT happened NZL > JPN',
        'MOBILIZE happened PRK > *',
        'ACCUSE happened NZL > PRK',
      ],
      [
        'DEU',
        'Germany condemns the launch of a ballistic missile by North Korea on Tuesday. Germany calls on North Korea to return to talks.',
        'MOBILIZE happened PRK > *',
        'ACCUSE happened DEU > PRK',
        'REQUEST happened DEU > PRK',
      ],
      [
        'SAU',
        "The ministers expressed their concern about Iran's ballistic missile tests. Saudi Arabia and Bahrain signed an agreement on air defence.",
        'MOBILIZE happened IRN > *',
        'AGREE|SUPPORT happened SAU > BHR',
      ],
      [
        'KOR',
        'Minister Cho Tae-yul and Minister Mélanie Joly of Canada met in Seoul. They strongly condemned the sixth nuclear test of the DPRK.',
        'CONSULT happened KOR > CAN',
        'MOBILIZE happened PRK > *',
        'ACCUSE happened KOR CAN > PRK',
      ],
    ],
    [
      [
        'PHL',
        'The Philippines deplores the launches of ballistic missiles by the Democratic People’s Republic of Korea. Secretary Manalo conveyed this to his Japanese counterpart in a call.',
        'MOBILIZE happened PRK > *',
        'ACCUSE happened PHL > PRK',
        'CONSULT happened PHL > JPN',
      ],
      [
        'GBR',
        "The Foreign Secretary and Foreign Minister Takeshi Iwaya of Japan discussed North Korea's latest nuclear test. The United Kingdom thanked Japan for its efforts at the Security Council.",
        'CONSULT happened GBR > JPN',
        'MOBILIZE happened PRK > *',
        'SUPPORT happened GBR > JPN',
      ],
    ],
  ),
  ...told(
    'help that is welcomed',
    [
      [
        'SSD',
        'The Foreign Minister of South Sudan received the ambassador of Japan in Juba. He welcomed Japan’s contributions to the UN mission.',
        'CONSULT happened SSD > JPN',
        'SUPPORT happened SSD > JPN',
        'AID|COOPERATE happened JPN > UNO',
      ],
      [
        'BEL',
        'Prime Minister Alexander De Croo met Prime Minister Jonas Gahr Støre of Norway in Oslo. He thanked Norway for supplying gas to Belgium.',
        'CONSULT happened BEL > NOR',
        'SUPPORT happened BEL > NOR',
        'AID|COOPERATE happened NOR > BEL',
      ],
      [
        'MDA',
        'Moldova thanked Romania for the delivery of electricity to Moldova during the winter. Foreign Minister Mihai Popșoi spoke with Foreign Minister Luminița Odobescu on Friday.',
        'SUPPORT happened MDA > ROU',
        'AID|COOPERATE happened ROU > MDA',
        'CONSULT happened MDA > ROU',
      ],
      [
        'USA',
        "Secretary Blinken expressed appreciation for Kenya's deployment of police officers to Haiti. He also welcomed the generous assistance of Algeria to the refugees from Mali.",
        'SUPPORT happened USA > KEN',
        'AID|COOPERATE happened KEN > HTI',
        'SUPPORT happened USA > DZA',
        'AID happened DZA > MLI',
      ],
    ],
    [
      [
        'LBN',
        'The President of Lebanon thanked Qatar for its support to the Lebanese army. He received the Qatari Minister of State in Beirut on Wednesday.',
        'SUPPORT happened LBN > QAT',
        'AID|COOPERATE happened QAT > LBN',
        'CONSULT happened LBN > QAT',
      ],
      [
        'UKR',
        'Minister Dmytro Kuleba expressed gratitude to Lithuania for providing generators to Ukraine. Ukraine also welcomed Thailand’s donation to the World Food Programme.',
        'SUPPORT happened UKR > LTU',
        'AID happened LTU > UKR',
        'SUPPORT happened UKR > THA',
        'AID happened THA > UNO',
      ],
    ],
  ),
  ...told(
    'all who took part',
    [
      [
        'KEN',
        'President William Ruto met President Yoweri Museveni of Uganda and President Salva Kiir of South Sudan in Entebbe. The three presidents agreed to build a common oil pipeline.',
        'CONSULT happened KEN > UGA SSD',
        'AGREE happened KEN > UGA SSD',
      ],
      [
        'GRC',
        'Prime Minister Kyriakos Mitsotakis hosted President Nikos Christodoulides of Cyprus and President Abdel Fattah el-Sisi of Egypt in Athens. The leaders signed a declaration on the electric cable.',
        'CONSULT happened GRC > CYP EGY',
        'AGREE|SUPPORT happened GRC > CYP EGY',
      ],
      [
        'JPN',
        'Foreign Minister Kamikawa, Foreign Minister Cho Tae-yul of the Republic of Korea and Foreign Minister Wang Yi of China held a meeting in Busan. The three sides decided to cooperate on yellow dust.',
        'CONSULT happened JPN > KOR CHN',
        'AGREE happened JPN > KOR CHN',
        'COOPERATE planned JPN > KOR CHN',
      ],
      [
        'KAZ',
        'President Kassym-Jomart Tokayev held talks with President Emomali Rahmon of Tajikistan in Astana. The sides agreed to double their trade, and the parties condemned the attack on the school.',
        'CONSULT happened KAZ > TJK',
        'AGREE happened KAZ > TJK',
      ],
    ],
    [
      [
        'ARG',
        'The Foreign Ministers of Argentina, Bolivia and Chile met in Salta. The three ministers agreed to set a common price for lithium.',
        'CONSULT happened ARG > BOL CHL',
        'AGREE happened ARG > BOL CHL',
      ],
      [
        'SEN',
        'President Bassirou Diomaye Faye welcomed President Mohamed Ould Ghazouani of Mauritania and President Adama Barrow of the Gambia in Dakar. All leaders committed to patrol the coast together.',
        'CONSULT happened SEN > MRT GMB',
        'AGREE happened SEN > MRT GMB',
        'COOPERATE planned SEN > MRT GMB',
      ],
    ],
  ),
];
