import { formatDay, type Day } from '../../kernel/day.js';
import type { HoldsPersonalData } from '../personal-data/holders.js';
import type { CaseFile } from './case-file.js';
import { caseFileOf, forgetCase, plansOf } from './case.store.js';
import type { Plan } from './plan.js';

/** What is kept of a person's case and plan: how it is told, and forgotten. */
export const caseHolding: HoldsPersonalData = {
  title: 'Your case and plan',
  tables: ['case_file', 'person_plan', 'person_plan_step'],
  forget: forgetCase,
  tell: async (tx, { missionId }, id) => {
    const [file, plans] = [await caseFileOf(tx, missionId, id), await plansOf(tx, missionId, [id])];
    return [...(file === null ? [] : fileInWords(file)), ...plans.flatMap(planInWords)];
  },
};

function fileInWords(file: CaseFile): readonly string[] {
  const line = (label: string, value: string | null) => (value === null ? [] : [`${label}: ${value}`]);
  const on = (day: Day | null) => (day === null ? null : formatDay(day));
  return [
    ...line('Planned arrival', on(file.plannedArrival)),
    ...line('Arrived on', on(file.arrivedOn)),
    ...line('Assistance from', on(file.assistanceFrom)),
    ...line('Came without anybody responsible', file.unaccompanied === null ? null : file.unaccompanied ? 'yes' : 'no'),
    ...line("Reference of the guardian's authority", file.guardianReference),
    ...line('Reference of what is best for the child', file.bestInterestReference),
    ...line('Followed up', file.monthlyFollowUp ? 'every month' : 'as usual'),
    ...line('Followed up until at least', on(file.followUpAtLeast)),
  ];
}

function planInWords({ status, items, finalOn }: Plan): readonly string[] {
  const plain = (code: string) => code.toLowerCase().replaceAll('_', ' ');
  return [
    `Plan: ${plain(status)}${finalOn === null ? '' : `, final on ${formatDay(finalOn)}`}`,
    ...items.map(({ type, state, urgent }) => `In the plan: ${plain(type)}, ${plain(state)}${urgent ? ', urgent' : ''}`),
  ];
}
