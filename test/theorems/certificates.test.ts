import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { objectionTo } from '../../src/algebra/certificate-checker.ts';
import { certifyTheorem } from '../../src/cli/certify.ts';
import { type CertifiedTheorem, certificatesJson } from '../../src/report/certificate.ts';
import { catalogue } from '../../theorems/index.ts';

const file = readFileSync(resolve(import.meta.dirname, '../../theorems/certificates.json'), 'utf8');
const written = JSON.parse(file) as readonly CertifiedTheorem[];

// After a change: riskproof certify --format json --output-file theorems/certificates.json
test('the written certificates are those that the search finds', () => {
  expect(certificatesJson(catalogue.flatMap(certifyTheorem))).toBe(file);
});

test('the checker accepts every written certificate', () => {
  const objections = written.flatMap(({ certificates }) => certificates.map(objectionTo));
  expect(objections.length).toBeGreaterThanOrEqual(written.length);
  expect(objections.filter((objection) => objection !== null)).toEqual([]);
});

test('every theorem whose statement algebra can decide has one', () => {
  const signed = catalogue.filter(({ claim, certifies }) => {
    if (claim.kind === 'identity') return claim.positive;
    if (claim.kind === 'argmin') return claim.factor !== undefined;
    const isRegime = claim.kind === 'regime' || (claim.kind === 'asymptotic' && claim.exact !== undefined);
    const hasFiniteSide = claim.kind === 'divergence' && claim.finiteWhen !== undefined;
    return isRegime || hasFiniteSide || certifies.length > 0;
  });
  expect(signed.length).toBeGreaterThan(20);
  expect(written.map(({ id }) => id)).toEqual(signed.map(({ id }) => id));
});
