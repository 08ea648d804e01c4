# The record of a Chancery server as data frames, with R alone: source("chancery.R").
#
#   chancery_access("http://127.0.0.1:8484")                       # or with a token, or CHANCERY_TOKEN
#   meetings <- chancery_api("meeting", party = c("USA", "CHN"), since = "2023")
#   events   <- chancery_api("event", status = "happened", min_confidence = 0.8)
#   papers   <- chancery_documents(since = "2023-06")
#   found    <- chancery_search("military talks")
#
# Columns are those of `chancery export KIND --format csv` (docs/codebook.md).

.chancery <- new.env()
.chancery$url <- "http://127.0.0.1:8484"
.chancery$token <- Sys.getenv("CHANCERY_TOKEN")

# Where the server is, and the token by which it lets you in ("" on your own machine).
chancery_access <- function(url = "http://127.0.0.1:8484", token = Sys.getenv("CHANCERY_TOKEN")) {
  .chancery$url <- sub("/+$", "", url)
  .chancery$token <- token
  invisible(.chancery$url)
}

# Entries of a kind: meeting, event, statement, commitment, channel, incident.
#   party, person, topic, status: one or several; of parties and people all must be there
#   since, until: days, as coarse as wanted ("2023", "2023-06", or a Date)
#   min_confidence, precision ("strict", "balanced", "broad"), published_since: as in `chancery list --help`
#   limit: rows at most; Inf for all.  page: rows of one request
chancery_api <- function(kind, party = NULL, person = NULL, topic = NULL, status = NULL, since = NULL, until = NULL,
                         min_confidence = NULL, precision = NULL, published_since = NULL, order = "oldest",
                         limit = Inf, page = 500) {
  if (length(kind) != 1) stop("one kind at a time: each has columns of its own", call. = FALSE)
  .chancery_pages("entries", list(
    kind = sub("s$", "", kind), party = party, person = person, topic = topic, status = status, since = since,
    until = until, `min-confidence` = min_confidence, precision = precision, `published-since` = published_since,
    order = order
  ), limit, page, day = "day")
}

# The documents of the record, the newest first.
chancery_documents <- function(party = NULL, since = NULL, until = NULL, limit = Inf, page = 500) {
  .chancery_pages("documents", list(party = party, since = since, until = until), limit, page, day = "published")
}

# Documents that hold all words, or a "quoted phrase", the newest first.
chancery_search <- function(words, since = NULL, until = NULL, limit = Inf, page = 500) {
  .chancery_pages("search", list(q = words, since = since, until = until), limit, page, day = "published")
}

# All pages of a view as one data frame. The following page begins behind the day and id of the last row.
.chancery_pages <- function(view, query, limit, page, day) {
  pages <- list()
  rows <- 0
  after <- NULL
  repeat {
    size <- min(page, limit - rows)
    if (size < 1) break
    got <- .chancery_get(view, c(query, list(limit = size, after = after)))
    if (is.null(got)) break
    pages[[length(pages) + 1]] <- got
    rows <- rows + nrow(got)
    if (nrow(got) < size) break
    last <- got[nrow(got), ]
    # An apostrophe keeps spreadsheets from taking an id for a formula.
    after <- paste0(substr(last[[day]], 1, 10), "~", sub("^'(?=[=+@-])", "", last$id, perl = TRUE))
  }
  if (length(pages) == 0) return(data.frame())
  frame <- do.call(rbind, pages)
  rownames(frame) <- NULL
  # CAMEO's codes are no numbers: 040.
  text <- intersect(names(frame), c("id", "cameo", "day", "published", "words", "document", "title"))
  others <- setdiff(names(frame), text)
  frame[others] <- lapply(frame[others], utils::type.convert, as.is = TRUE, na.strings = "")
  frame
}

# One page, every cell as text; NULL where nothing is found.
.chancery_get <- function(view, query) {
  pairs <- unlist(lapply(names(query), function(name) {
    values <- as.character(query[[name]])
    if (length(values) == 0) return(NULL)
    paste0(name, "=", vapply(values, utils::URLencode, "", reserved = TRUE))
  }))
  address <- paste0(.chancery$url, "/api/", view, ".csv?", paste(pairs, collapse = "&"))
  headers <- if (nzchar(.chancery$token)) c(Authorization = paste("Bearer", .chancery$token)) else NULL
  connection <- url(address, headers = headers, method = "libcurl", encoding = "UTF-8")
  on.exit(close(connection))
  said <- ""
  lines <- tryCatch(
    withCallingHandlers(readLines(connection, warn = FALSE, encoding = "UTF-8"), warning = function(w) {
      said <<- sub("^.*status was ", "the server says ", conditionMessage(w))
      invokeRestart("muffleWarning")
    }),
    error = function(e) stop("chancery: ", address, ": ", if (nzchar(said)) said else conditionMessage(e), call. = FALSE)
  )
  if (length(lines) == 0) return(NULL)
  utils::read.csv(text = paste(lines, collapse = "\n"), colClasses = "character", check.names = FALSE, encoding = "UTF-8")
}
