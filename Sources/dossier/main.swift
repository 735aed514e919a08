import Commands

Dossier.main()
