import { verifyAudit, type AuditVerification } from '../../platform/audit/verify-audit.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { Check, Finding } from './finding.js';

/** More than wait in a mission while its worker runs. */
const MANY_UNSEALED = 10_000;

/** Whether the audit log of every mission is what was sealed. */
export const auditLog: Check = {
  name: 'audit log',
  async look({ work, missions }) {
    const found: Omit<Finding, 'check'>[] = [];
    for (const missionId of missions) {
      for (let after = 0; ; ) {
        const from = after;
        const seen = await work.run(serviceViewer(missionId), (tx) => verifyAudit(tx, missionId, from, null), { isolation: 'REPEATABLE READ' });
        found.push(...judgeAudit(missionId, seen));
        if (seen.complete || seen.upTo <= from) break;
        after = seen.upTo;
      }
    }
    return found;
  },
};

/** What a verification of a mission's log means. */
export function judgeAudit(missionId: string, { faults, unsealed, complete }: AuditVerification): Omit<Finding, 'check'>[] {
  const found: Omit<Finding, 'check'>[] = [];
  if (faults.length > 0) {
    const codes = [...new Set(faults.map((fault) => fault.code))].join(', ');
    found.push({ severity: 'HIGH', problem: `The audit log of mission ${missionId} is not what was sealed: ${codes}.`, advice: 'Keep the database as it is, take a copy, and have an auditor ask verifyAudit.' });
  }
  if (complete && unsealed > MANY_UNSEALED)
    found.push({ severity: 'MEDIUM', problem: `${unsealed} entries of the audit log of mission ${missionId} wait for their seal.`, advice: 'See to it that a worker runs.' });
  return found;
}
