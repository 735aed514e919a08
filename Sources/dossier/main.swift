import DossierCommands

Dossier.main()
