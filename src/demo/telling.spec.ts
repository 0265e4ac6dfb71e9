import { tellOn } from './telling.js';

function out(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 20, written, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
}

describe('telling', () => {
  it('shows progress on a terminal, each over the last and no longer than a line', () => {
    const terminal = out(true);
    const telling = tellOn(terminal);
    telling.progress('importing people, 12 of 200');
    telling.line('done');
    expect(terminal.written).toEqual(['\r\u001b[2Kimporting people, 1', '\r\u001b[2K', 'done\n']);
  });

  it('writes lines and no progress elsewhere', () => {
    const file = out(false);
    const telling = tellOn(file);
    telling.progress('importing people, 12 of 200');
    telling.line('done');
    expect(file.written).toEqual(['done\n']);
  });
});
