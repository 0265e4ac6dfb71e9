import { parentPort, workerData } from 'node:worker_threads';

import { solveTeams } from '../../../openings/ventures/teams/team-solver.js';
import type { TeamThreadSays, TeamThreadStart } from './solve-aside.js';

const { call, limits } = workerData as TeamThreadStart;
const say = (said: TeamThreadSays): void => parentPort?.postMessage(said);
say({ answer: await solveTeams(call, limits, (proposals) => say({ proposals })) });
