/** The message of anything thrown, in one line; the line of a caret that points into a formula is left out. */
export function oneLine(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  const lines = message.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && line !== '^').join(': ');
}
