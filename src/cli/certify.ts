import { Console } from 'node:console';
import { readFileSync } from 'node:fs';
import { objectionTo } from '../algebra/certificate-checker.ts';
import { judgeExact } from '../check/exact.ts';
import { type CertifiedTheorem, certificatesJson, certificatesText } from '../report/certificate.ts';
import { loadTheorems } from '../run/load.ts';
import { oneLine } from '../run/one-line.ts';
import { select } from '../run/select.ts';
import { SelectionError } from '../run/selection-error.ts';
import type { Theorem } from '../theorem.ts';
import { exitCodes } from './exit-code.ts';
import type { Output } from './output.ts';

const formats = { text: certificatesText, json: certificatesJson } as const;

/** The flags of `riskproof certify`, read and checked. */
export interface CertifyFlags {
  readonly format: keyof typeof formats;
  readonly check?: string;
  readonly filter?: string;
  readonly outputFile?: string;
}

/**
 * `riskproof certify`: writes the certificates of the theorems that have some, or checks written ones.
 *
 * @returns The exit code: that of a refutation where a sign is not certified, or a certificate does not hold.
 * @throws SelectionError for what can be seen to be wrong before the search.
 */
export async function certify(
  targets: readonly string[],
  flags: CertifyFlags,
  output: Output,
): Promise<number> {
  // Standard output belongs to the report, whatever a theorem file prints.
  globalThis.console = new Console(process.stderr, process.stderr);
  if (flags.check !== undefined) {
    if (targets.length > 0)
      throw new SelectionError(`--check reads '${flags.check}' alone, but '${targets[0]}' was given as well`);
    return checkFile(flags.check, output);
  }
  const theorems = select(await loadTheorems(targets), flags);
  const certified = theorems.flatMap(({ theorem }) => certifyTheorem(theorem));
  if (certified.length === 0) {
    process.stderr.write('riskproof: no theorem that was selected has a sign to certify\n');
    return exitCodes.nothingSelected;
  }
  await output.write(formats[flags.format](certified));
  return certified.every(({ verdict }) => verdict === 'proved') ? exitCodes.passed : exitCodes.refuted;
}

/** Its certificates, or why there are none; nothing if it has no sign that could have one. */
export function certifyTheorem(theorem: Theorem): CertifiedTheorem[] {
  const exact = judgeExact(theorem);
  if (exact === null) return [];
  const { verdict, note, certificates = [] } = exact;
  if (verdict === 'proved')
    return certificates.length === 0 ? [] : [{ id: theorem.id, verdict, certificates }];
  return [{ id: theorem.id, verdict, note, certificates }];
}

/** Names every certificate that does not hold. */
async function checkFile(path: string, output: Output): Promise<number> {
  const theorems = readCertificates(path);
  const objections = theorems.flatMap(({ id, certificates }) =>
    certificates.flatMap((certificate) => {
      const objection = objectionTo(certificate);
      const { formula, relation } = certificate.statement;
      return objection === null ? [] : [`${id}: ${formula} ${relation} 0 is not proved: ${objection}`];
    }),
  );
  const count = theorems.reduce((sum, { certificates }) => sum + certificates.length, 0);
  const held = `${count - objections.length} of ${count} certificates hold`;
  await output.write(`${[...objections, held].join('\n')}\n`);
  return objections.length === 0 ? exitCodes.passed : exitCodes.refuted;
}

function readCertificates(path: string): readonly CertifiedTheorem[] {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isCertificates(read)) return read;
  } catch (error) {
    throw new SelectionError(`--check '${path}' cannot be read: ${oneLine(error)}`);
  }
  throw new SelectionError(`--check '${path}' is no file of certificates`);
}

/** Enough to name a certificate; the checker objects to whatever else is wrong in it. */
function isCertificates(data: unknown): data is readonly CertifiedTheorem[] {
  const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null;
  return (
    Array.isArray(data) &&
    data.length > 0 &&
    data.every(
      (entry) =>
        isObject(entry) &&
        typeof entry.id === 'string' &&
        Array.isArray(entry.certificates) &&
        entry.certificates.every(
          (certificate) =>
            isObject(certificate) && isObject(certificate.statement) && Array.isArray(certificate.proofs),
        ),
    )
  );
}
