import { formatDay } from '../../kernel/day.js';
import type { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import type { PaymentsService } from '../../programmes/funds/payments/payments.service.js';
import type { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import type { HoldsPersonalData } from './holders.js';

/** What was paid for a person: how it is told, and forgotten. The books stay, with ids, days and amounts. */
export function awardHolding(awards: AwardsService, payments: PaymentsService): HoldsPersonalData {
  return {
    title: 'What was set aside and paid for your work or training',
    tables: ['award', 'ledger_account'],
    forget: (tx, missionId, id) => payments.forget(tx, missionId, id),
    tell: async (tx, viewer, id) => {
      const found = await awards.shown(tx, viewer, await awards.ofPerson(tx, viewer.missionId, id));
      return found.map(({ minor, currency, instrument, reservedOn, money }) => {
        const kind = instrument.toLowerCase().replaceAll('_', ' ');
        return `${minor} minor units of ${currency} set aside on ${formatDay(reservedOn)} (${kind}), ${money.paid} paid`;
      });
    },
  };
}

/** Where a rule warned and somebody went on: how it is told, and forgotten. */
export function overrideHolding(programmes: ProgrammesService): HoldsPersonalData {
  return {
    title: 'Where somebody decided for you although a rule warned',
    tables: ['rule_override'],
    forget: (tx, missionId, id) => programmes.forget(tx, missionId, id),
    tell: async (tx, { missionId }, id) => {
      const found = await programmes.overridesOfPerson(tx, missionId, id);
      return found.map(({ rule, reason, at }) => `rule ${rule} on ${at.toISOString().slice(0, 10)}: ${reason}`);
    },
  };
}
