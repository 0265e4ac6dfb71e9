import { execFileSync } from 'node:child_process';

/** What is read of a bill of materials in CycloneDX; all else is passed on. */
interface Bill {
  readonly components: readonly { readonly 'bom-ref': string; readonly properties?: readonly { readonly name: string; readonly value: string }[] }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** How npm marks what only the development needs. */
const DEVELOPMENT = 'cdx:npm:package:development';

/**
 * `npm run sbom`: prints every package that the product is made of, as CycloneDX. npm's own `--omit dev` also leaves out what both
 * the product and its development need, such as graphql; so all is listed, and what is marked as development taken out here.
 */
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
const listed = execFileSync(npm, args, { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 64 * 1024 * 1024 }).toString();
process.stdout.write(`${JSON.stringify(productOf(JSON.parse(listed) as Bill), null, 2)}\n`);

function productOf(bill: Bill): Bill {
  const components = bill.components.filter(({ properties }) => !(properties ?? []).some(({ name, value }) => name === DEVELOPMENT && value === 'true'));
  const left = new Set(bill.components.map((each) => each['bom-ref']).filter((ref) => !components.some((each) => each['bom-ref'] === ref)));
  const dependencies = bill.dependencies
    .filter(({ ref }) => !left.has(ref))
    .map(({ dependsOn, ...same }) => (dependsOn === undefined ? same : { ...same, dependsOn: dependsOn.filter((ref) => !left.has(ref)) }));
  return { ...bill, components, dependencies };
}
