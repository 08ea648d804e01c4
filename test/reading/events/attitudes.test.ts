/** What in news is held, kept back, imagined or goes on all the time, and is no deed of a day: sentences of our own. */
import { describe, expect, it } from 'vitest';
import { codedInNews } from '../../coded.js';

describe('news', () => {
  it.each<[what: string, sentence: string, expected: readonly string[]]>([
    ['words that one keeps back', 'Emmanuel Macron avoided condemning Hungary.', []],
    ['words that one keeps back', 'Olaf Scholz steered clear of criticizing Emmanuel Macron.', []],
    ['words that one keeps back', 'Pedro Sanchez stopped short of accusing Hungary of fraud.', []],
    ['words that one keeps back', 'Pedro Sanchez fell short of accusing Hungary.', []],
    ['words that one keeps back', 'Olaf Scholz held back from endorsing Emmanuel Macron.', []],
    ['words that one keeps back', 'Olaf Scholz was careful not to criticize Emmanuel Macron.', []],
    ['words that nobody has said', 'The German government has never blamed Hungary for the leak.', []],
    ['a threat that is declined', 'Olaf Scholz declined to threaten Hungary with sanctions.', []],
    ['blame that is refused', 'Pedro Sanchez refused to condemn Hungary.', []],
    ['a denial', 'Hungary said that Olaf Scholz had not criticized Emmanuel Macron.', ['ACCUSE 111 denied']],
    ['a denial', 'Olaf Scholz denied that he had criticized Emmanuel Macron.', ['ACCUSE 111 denied']],
    ['a deed that was not done', 'Germany did not attack Hungary.', ['ASSAULT 190 denied']],
    ['calls to do something', 'Olaf Scholz resisted calls to condemn Hungary.', []],

    ['a feeling', 'Olaf Scholz, who so admires Emmanuel Macron, was in Rome.', []],
    ['a feeling', 'Pedro Sanchez is distrustful of Emmanuel Macron.', []],
    ['a wish', 'Pedro Sanchez wants Olaf Scholz to resign.', []],
    ['a wish that is said', 'Pedro Sanchez said that he wants Olaf Scholz to resign.', ['REQUEST 1041 happened']],
    ['what one has long held', 'Olaf Scholz has long backed Emmanuel Macron.', []],
    ['what one has long held', 'Hungary, which has long supported Russia, was late.', []],
    ['what one has always held', 'Pedro Sanchez has always supported Israel.', []],
    ['what is said of somebody by the way', 'Members of the party that are critical of Emmanuel Macron left.', []],
    [
      'an act that is told by the way',
      'Olaf Scholz, who endorsed Emmanuel Macron, was late.',
      ['SUPPORT 051 happened'],
    ],
    ['an act that lasts', 'Olaf Scholz has backed Emmanuel Macron.', ['SUPPORT 051 happened']],
    ['what is said of somebody by the way', 'Luca Zaia, who supports Emmanuel Macron, was late.', []],
    [
      'acts that are told by the way',
      'Pedro Sanchez, who has been critical of Emmanuel Macron, was late.',
      ['ACCUSE 111 happened'],
    ],
    ['acts of many years', 'Pedro Sanchez has long criticized Emmanuel Macron.', ['ACCUSE 111 happened']],
    ['a share of people', 'Olaf Scholz believes that more than half of the deputies support Emmanuel Macron.', []],
    ['a share of people', 'A majority of German lawmakers back Emmanuel Macron.', []],
    ['many of them', 'Nearly all German ministers have endorsed Emmanuel Macron.', ['SUPPORT 051 happened']],
    ['what somebody may be good for', 'Young voters could help Emmanuel Macron.', []],
    ['a name with an attribute', 'Rand Paul stopped by the Macron-endorsing Senate.', []],
    ['what one sees', 'Emmanuel Macron saw Olaf Scholz on Friday.', ['CONSULT 040 happened']],

    ['what keeps happening', 'Stories of police beating protesters in Kenya are common.', []],
    ['what keeps happening', 'The report is about police officers killing unarmed people in Brazil.', []],
    ['what happened to some', 'Two officers killed three farmers in Brazil on Monday.', ['ASSAULT 180 happened']],
    ['trade that goes on', 'Kenya buys two thirds of its tea from Uganda.', []],
    ['trade that goes on', 'Germany exports cars to China.', []],
    ['a sale', 'Germany sold 40 trains to China on Monday.', ['COOPERATE 061 happened']],
    ['a habit', 'Kenya cooperates with Uganda on a daily basis.', []],

    ['what is only imagined', 'If Germany were to slap tariffs on China, prices would rise.', []],
    ['what is only imagined', 'Imagine that Russia attacks Estonia.', []],
    ['what is only imagined', 'It is as if Russia had invaded Estonia.', []],
    ['what is only imagined', 'In a war game, Russia invaded Estonia.', []],
    ['what is only imagined', 'The model simulated Germany imposing tariffs on China.', []],
    ['a likeness', 'The press portrayed it as a rebellion against Emmanuel Macron.', []],

    ['a court on its own ground', 'A judge in Bonn agreed with Emmanuel Macron.', []],
    ['a hope', 'Emmanuel Macron expressed confidence that France could win.', []],
    ['trust', 'Emmanuel Macron expressed confidence in Olaf Scholz.', ['SUPPORT 051 happened']],
    ['a place in polls', 'Emmanuel Macron said that Olaf Scholz was behind Angela Merkel in the polls.', []],
    ['a hand in it', 'Emmanuel Macron said that Russia was behind the hack.', ['ACCUSE 112 happened']],
    ['a danger', 'The deal deepens the existential threat to Israel from Iran.', []],
    ['what one means to ask', 'Emmanuel Macron decided to press Israel to stop.', ['REQUEST 1056 planned']],
    ['what one is called', 'Emmanuel Macron called Viktor Orban, a former lawyer, an outstanding leader.', []],
    ['a call', 'Emmanuel Macron called Viktor Orban on Friday.', ['CONSULT 041 happened']],
    ['talk about others', 'Emmanuel Macron has talked about embedding troops with Iraqi soldiers.', []],
    ['a common stage', 'Emmanuel Macron spoke in a debate with Olaf Scholz.', []],
  ])('%s: %s', (_, sentence, expected) => {
    expect(codedInNews(sentence)).toEqual(expected);
  });
});
