export default async function globalTeardown() {
  await globalThis.rejoinTest?.stop();
}
