import { loadResources } from '../src/desk/resources.js';
import { read } from '../src/reading/read.js';
const resources = loadResources();
for (const [text, published] of [
 ['Vice President Kamala Harris met with leaders in Paris today. The Vice President emphasized that she would help. The Task Force met again.', '2021-11-10'],
 ['Vice President Harris’s Call with WHO Director-General Tedros\n\nVice President Kamala Harris spoke today with Dr. Tedros Adhanom Ghebreyesus. The Vice President emphasized that she and President Biden believe the WHO is vital.', '2021-01-21'],
 ['Deputy Secretary of State Wendy Sherman met with Hun Sen on Tuesday. Deputy Secretary Sherman stressed the commitment.', '2021-06-01'],
 ['Vladimir Putin had a telephone conversation with Prime Minister of Israel Benjamin Netanyahu at the Israeli side’s initiative.', '2018-05-01'],
 ['President Biden’s Call with President Zelenskyy of Ukraine', '2023-05-01'],
 ['The Biden-Harris Administration convened leaders. New Jersey Attorney General Matthew Platkin spoke.', '2022-05-01'],
 ['Secretary Blinken’s Call with Emir of Qatar Al-Thani\n\nSecretary of State Antony J. Blinken spoke with Amir Sheikh Tamim Bin Hamad Al-Thani of Qatar. The United States recruit and retain members.', '2022-05-01'],
] as const) { const r = read({text, published}, resources); console.log('\n'+text.slice(0,90)); for (const a of r.actors) console.log('  ', a.id, a.party, a.role ?? '', a.mentions.map(m=>text.slice(...m)).join(' | '), a.why.join(' ')); }
