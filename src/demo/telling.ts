/** Where the demonstration tells what it does. */
export interface Telling {
  /** What is being done now; shown on a terminal only, each over the last. */
  progress(text: string): void;
  line(text: string): void;
}

const CLEAR_LINE = '\r\u001b[2K';

/** Tells people at a terminal, or a file: progress would only fill that. */
export function tellOn(out: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>): Telling {
  const progress = (text: string): void => {
    if (out.isTTY) out.write(`${CLEAR_LINE}${text.slice(0, (out.columns || 80) - 1)}`);
  };
  return {
    progress,
    line(text) {
      progress('');
      out.write(`${text}\n`);
    },
  };
}
