"""Pages written without a look at the cleaner: speeches of known text in the dirt of sites that nobody tuned on."""
