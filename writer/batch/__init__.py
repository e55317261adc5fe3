"""Many drafts: one sheet in, drafts and answers out."""
