"use strict";
// Which program is started. Apart from the extension, so that it can be tried without an editor.

const path = require("node:path");

const INSTALL = "pip install 'cxmap[lsp]'";

/**
 * The words of a command with their places filled in: `${workspaceFolder}` anywhere, and `~/` before the program.
 *
 * @param {unknown} words what the settings say
 * @param {string | undefined} folder the first folder that is open
 * @param {string} home the home folder
 * @returns {{ program: string, arguments: string[] } | { why: string }}
 */
function filled(words, folder, home) {
  const isList = Array.isArray(words) && words.length > 0;
  if (!isList || !words.every((word) => typeof word === "string" && word !== "")) {
    return { why: 'the setting cxmap.command is a list of words: ["cxmap", "lsp"]' };
  }
  if (folder === undefined && words.some((word) => word.includes("${workspaceFolder}"))) {
    return { why: "the setting cxmap.command names ${workspaceFolder}, and no folder is open" };
  }
  const [first, ...rest] = words.map((word) => word.replaceAll("${workspaceFolder}", () => folder ?? ""));
  const program = first.startsWith("~/") ? path.join(home, first.slice(2)) : first;
  return { program, arguments: rest };
}

/**
 * What to tell somebody when the program could not be started.
 *
 * @param {string} program
 * @param {unknown} error
 */
function startingFailed(program, error) {
  const said = error instanceof Error ? error.message : String(error);
  const isMissing = /ENOENT|not found/i.test(said);
  return isMissing
    ? `cxmap: there is no program "${program}" here. Install it with ${INSTALL}, or say in the setting cxmap.command where it is.`
    : `cxmap: "${program}" could not be started (${said}). It needs: ${INSTALL}`;
}

module.exports = { filled, startingFailed, INSTALL };
