#!/usr/bin/env bash
#SBATCH --job-name=riskproof
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --time=04:00:00
#SBATCH --requeue
# sbatch slurm.sh --profile thorough
# Every task draws one shard; a task that is requeued goes on where it was killed. When all are done:
# npx riskproof merge parts/*.json
set -euo pipefail
mkdir -p parts
npx riskproof check "$@" \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --workers "$SLURM_CPUS_PER_TASK" \
  --resume \
  --output-file "parts/$SLURM_ARRAY_TASK_ID.json"
