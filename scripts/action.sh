#!/usr/bin/env bash
# What the steps of `action.yml` do, for servers that take GitHub's actions and for a terminal:
#
#   action.sh validate   problems of the maps as annotations; exit code 1 where one fails
#   action.sh gaps       the list of gaps as annotations; exit code 1 where a gate fails
#   action.sh report     what changed, problems and gaps as a page for the summary of the job and for one comment
#
# Everything comes from the environment, so that nothing of a map, a branch or a title is part of a command:
#
#   CXMAP_PATHS          maps and folders, one on each line
#   CXMAP_FAIL_ON        what fails besides errors, with spaces between
#   CXMAP_STRICT         `true`: warnings and advice fail, too
#   CXMAP_BASE           the revision to compare with; nothing is compared without one
#   CXMAP_COMMENT        `true`: one comment on the pull request CXMAP_PULL_REQUEST of GITHUB_REPOSITORY, by `gh`
#   CXMAP_ACTION         where this repository lies
#   GITHUB_STEP_SUMMARY  the file of the summary; standard output without one
#   GITHUB_OUTPUT        the file of what later steps may use: `changes`, a page of both curves in RUNNER_TEMP
set -uo pipefail

paths=()
while IFS= read -r path; do
  case $path in
    -*) echo "cxmap: a path must not begin with a dash: $path" >&2; exit 2 ;;
    *[![:space:]]*) paths+=("$path") ;;
  esac
done <<< "${CXMAP_PATHS:-.}"

gates=()
read -ra names <<< "${CXMAP_FAIL_ON:-}"
for name in ${names[@]+"${names[@]}"}; do gates+=(--fail-on "$name"); done

strict=()
[ "${CXMAP_STRICT:-false}" = true ] && strict=(--strict)

validate() { cxmap validate "${paths[@]}" ${strict[@]+"${strict[@]}"} --quiet --format "$1"; }
gaps() { cxmap gaps "${paths[@]}" ${gates[@]+"${gates[@]}"} --quiet --format "$1"; }

changes() {
  local base=$CXMAP_BASE
  case $base in
    -*) echo "cxmap: a revision must not begin with a dash: $base" >&2; return 2 ;;
    *..*) ;;
    *) base="$base...HEAD" ;;  # from where the branches parted: what others merged since is no change of ours
  esac
  cxmap diff "$base" "${paths[@]}" --quiet "$@"
}

# both curves of every map, for whoever keeps the page; without a place for it there is none
picture() {
  [ -n "${GITHUB_OUTPUT:-}" ] && [ -n "${RUNNER_TEMP:-}" ] || return 0
  local page=$RUNNER_TEMP/cxmap-changes.html
  changes --output "$page" --force && echo "changes=$page" >> "$GITHUB_OUTPUT"
}

comment() {
  local comments="repos/$GITHUB_REPOSITORY/issues/$CXMAP_PULL_REQUEST/comments" known
  python "$CXMAP_ACTION/scripts/comment.py" body "$@" > "$pages/body.json" || return
  gh api --paginate "$comments?per_page=100" > "$pages/comments.json" || return
  known=$(python "$CXMAP_ACTION/scripts/comment.py" find "$pages/comments.json") || return
  if [ -n "$known" ]; then
    gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --input "$pages/body.json"
  else
    gh api --method POST "$comments" --input "$pages/body.json"
  fi > /dev/null
}

report() {
  pages=$(mktemp -d) || return
  trap 'rm -rf "$pages"' EXIT
  if [ -n "${CXMAP_BASE:-}" ]; then
    # a shallow checkout has no history; that is said, and fails nothing
    if changes --format markdown > "$pages/1-changes.md"; then
      picture || echo "cxmap: both curves could not be drawn; the summary of the job tells the same" >&2
    else
      printf '### What changed\n\nNothing could be compared; the log of this step says why.\n' > "$pages/1-changes.md"
    fi
  fi
  # what fails, and is said on standard error, was said by the steps before
  validate markdown > "$pages/2-validate.md" 2> /dev/null
  gaps markdown > "$pages/3-gaps.md" 2> /dev/null
  local page
  for page in "$pages"/*.md; do cat "$page"; echo; done >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
  if [ "${CXMAP_COMMENT:-false}" = true ] && [ -n "${CXMAP_PULL_REQUEST:-}" ]; then
    # from a fork nobody may comment; that is said, and is no fault of the maps
    comment "$pages"/[12]*.md --fold "$pages/3-gaps.md" || echo "cxmap: the comment could not be written; the summary of the job has it all" >&2
  fi
  return 0
}

case ${1:-} in
  validate) validate github ;;
  gaps) gaps github ;;
  report) report ;;
  *) echo "usage: action.sh validate|gaps|report" >&2; exit 2 ;;
esac
