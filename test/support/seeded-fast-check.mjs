/**
 * Stands for `fast-check` in the tests: properties draw the same cases each time, so that a red build means that something was changed. `REJOIN_SEED=chance` looks
 * further, with other cases each time; a fault names its seed, which can be given instead.
 */
import fc from '../../node_modules/fast-check/lib/fast-check.js';

const SEED = 20_261_122;

const asked = process.env['REJOIN_SEED'];
if (asked !== 'chance') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: asked === undefined ? SEED : Number(asked) });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fc;
