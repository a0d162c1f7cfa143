#!/usr/bin/env node
import { version } from '../run/version.ts';

// The version alone is asked for by scripts, and needs none of the commands.
const words = process.argv.slice(2);
if (words.length === 1 && /^(-V|--version)$/.test(words[0]!)) process.stdout.write(`${version}\n`);
else await import('./program.ts');
