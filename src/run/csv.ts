import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { oneLine } from './one-line.ts';
import { SelectionError } from './selection-error.ts';

/** A file of values under named columns, as text. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Where the row begins in the file, from 1. */
  readonly line: number;
  /** As many as there are columns. */
  readonly cells: readonly string[];
}

/**
 * Reads a file of comma-separated values; or of tabs, semicolons or spaces, where its header has no comma. Its header is the first
 * line; where that begins with '#', as numpy.savetxt writes it, the last such line before the values. Other lines that
 * begin with '#' and empty lines are passed over.
 *
 * @param path - As the user wrote it; relative to the working directory.
 * @throws SelectionError if the file cannot be read, is empty, or a row has another number of cells than the header.
 */
export function readTable(path: string): Table {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new SelectionError(
      missing ? `'${path}' does not exist` : `'${path}' cannot be read: ${oneLine(error)}`,
    );
  }
  return parseTable(path, text);
}

/** The table in a text; `path` is for messages. Throws as `readTable`. */
export function parseTable(path: string, text: string): Table {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const header = headerLine(lines);
  if (header === null) throw new SelectionError(`'${path}' is empty: it has no header line`);
  lines[header] = lines[header]!.replace(/^\s*#/, '');
  const records = parseRecords(path, lines.join('\n'), delimiterOf(lines[header]!));
  const [first, ...rows] = records;
  const columns = first!.cells;
  const repeated = columns.find((name, i) => name !== '' && columns.indexOf(name) !== i);
  if (repeated !== undefined)
    throw new SelectionError(`'${path}', line ${header + 1}: two columns are called '${repeated}'`);
  for (const { line, cells } of rows) {
    if (cells.length === columns.length) continue;
    const found = cells.length === 1 ? '1 cell' : `${cells.length} cells`;
    throw new SelectionError(
      `'${path}', line ${line}: ${found}, but the header names ${columns.length} columns (a cell that holds a delimiter needs quotes)`,
    );
  }
  return { columns, rows };
}

/** The index of the line that names the columns; null if there is none. */
function headerLine(lines: readonly string[]): number | null {
  let comment: number | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (/^\s*#/.test(line)) {
      if (line.replace(/^\s*#/, '').trim() !== '') comment = index;
      continue;
    }
    const isData = /^\s*[-+"]*([\d.]|nan\b|inf\b)/i.test(line);
    return isData && comment !== null ? comment : index;
  }
  return comment;
}

function delimiterOf(header: string): string {
  return [',', '\t', ';'].find((delimiter) => header.includes(delimiter)) ?? ' ';
}

function parseRecords(path: string, text: string, delimiter: string): TableRow[] {
  // Values in columns that are lined up with spaces have runs of them.
  const lined = delimiter === ' ' ? text.replace(/ +/g, ' ').replace(/^ | $/gm, '') : text;
  try {
    const records = parse(lined, {
      delimiter,
      comment: '#',
      comment_no_infix: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({
      line: info.lines - record.join('').split('\n').length + 1,
      cells: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SelectionError(`'${path}' is not a table: ${oneLine(error)}`);
  }
}
